// Prints, for every entry point in the arguments, which file `require` loads, and whether it exports what `import` does.
const { basename } = require("node:path");

async function main() {
  const loaded = process.argv.slice(2).map(async (name) => {
    const required = Object.keys(require(name)).toSorted();
    const imported = Object.keys(await import(name)).filter((key) => key !== "default" && key !== "module.exports");
    const isSame = JSON.stringify(required) === JSON.stringify(imported.toSorted());
    return [name, { file: basename(require.resolve(name)), isSame: isSame && required.length > 0 }];
  });
  process.stdout.write(JSON.stringify(Object.fromEntries(await Promise.all(loaded))));
}

void main();

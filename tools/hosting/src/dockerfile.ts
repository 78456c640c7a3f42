/** An instruction of a Dockerfile. */
export interface Instruction {
  readonly name: string;
  readonly value: string;
}

/** The instructions between a `FROM` and the next. */
export interface Stage {
  readonly name: string;
  readonly from: string;
  readonly instructions: readonly Instruction[];
}

/** Parses the stages of a Dockerfile, without comments. */
export function readStages(text: string): readonly Stage[] {
  const lines = text
    .replaceAll(/^\s*#.*\n/gm, "")
    .replaceAll(/\\\n\s*/g, "")
    .split("\n")
    .filter((line) => line !== "");
  const stages: { name: string; from: string; instructions: Instruction[] }[] = [];
  for (const line of lines) {
    const [, name = "", value = ""] = /^([A-Z]+) (.*)$/.exec(line) ?? [];
    const [from = "", as, stage = ""] = value.split(" ");
    if (name === "FROM" && as === "AS") stages.push({ name: stage, from, instructions: [] });
    else if (name !== "") stages.at(-1)?.instructions.push({ name, value });
    else throw new Error(`Invalid Dockerfile instruction: ${line}`);
  }
  return stages;
}

/** The values of an instruction in a stage and in the stages that it builds on. */
export function findValues(stages: readonly Stage[], stage: string, instruction: string): readonly string[] {
  const found = stages.find(({ name }) => name === stage);
  if (!found) return [];
  const own = found.instructions.filter(({ name }) => name === instruction).map(({ value }) => value);
  return [...findValues(stages, found.from, instruction), ...own];
}

/** The arguments of an instruction in its exec form: `ENTRYPOINT ["node", …]`, `HEALTHCHECK … CMD ["node", …]`. */
export function execForm(value: string | undefined): readonly string[] {
  const [form] = /\[.*\]$/.exec(value ?? "") ?? [];
  const parsed: unknown = JSON.parse(form ?? "null");
  if (!Array.isArray(parsed) || parsed.some((one) => typeof one !== "string")) {
    throw new Error(`Expected the exec form ["command", …] in: ${value}`);
  }
  return parsed as readonly string[];
}

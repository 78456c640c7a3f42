/** Two decimal numbers as integers of the same scale, so that 0.3 is a multiple of 0.1. */
function scale(left: number, right: number): [bigint, bigint] {
  const digits = Math.max(decimals(left), decimals(right));
  return [toInteger(left, digits), toInteger(right, digits)];
}

function decimals(value: number): number {
  const [mantissa = "", exponent = "0"] = String(value).split("e");
  return Math.max(0, (mantissa.split(".")[1] ?? "").length - Number(exponent));
}

function toInteger(value: number, digits: number): bigint {
  const [mantissa = "", exponent = "0"] = String(value).split("e");
  const [whole = "", fraction = ""] = mantissa.split(".");
  const zeros = digits + Number(exponent) - fraction.length;
  return BigInt(whole + fraction + "0".repeat(Math.max(0, zeros)));
}

/** Whether a number is a multiple of another one. */
export function isMultiple(value: number, divisor: number): boolean {
  const [scaled, by] = scale(value, divisor);
  return by !== 0n && scaled % by === 0n;
}

/** The least number that both divide. */
export function leastCommonMultiple(left: number, right: number): number {
  const [a, b] = scale(left, right);
  let [divisor, rest] = [a, b];
  while (rest !== 0n) [divisor, rest] = [rest, divisor % rest];
  return (left / Number(divisor)) * Number(b);
}

import { expect, test } from "vitest";
import { writeExposition } from "./exposition.ts";

test("writes a family with its help, its type and its samples, with labels in order", () => {
  const text = writeExposition([
    {
      name: "requests_total",
      help: "Requests.",
      type: "counter",
      samples: [
        { labels: { operation: "getSite", status: "200" }, value: 3 },
        { labels: { operation: "none", status: "404" }, value: 1 },
      ],
    },
    { name: "up", help: "Whether it is up.", type: "gauge", samples: [{ value: 1 }] },
  ]);
  expect(text).toBe(`# HELP requests_total Requests.
# TYPE requests_total counter
requests_total{operation="getSite",status="200"} 3
requests_total{operation="none",status="404"} 1
# HELP up Whether it is up.
# TYPE up gauge
up 1
`);
});

test("escapes characters that would end a line or a label", () => {
  const text = writeExposition([
    { name: "a", help: 'C:\\ "x"\ny', type: "gauge", samples: [{ labels: { b: 'C:\\ "x"\ny' }, value: 0 }] },
  ]);
  expect(text.split("\n")).toEqual([
    '# HELP a C:\\\\ "x"\\ny',
    "# TYPE a gauge",
    String.raw`a{b="C:\\ \"x\"\ny"} 0`,
    "",
  ]);
});

test("writes numbers in Go's format", () => {
  const samples = [0.001, 1e21, Infinity, -Infinity, NaN].map((value) => ({ suffix: "_x", value }));
  const text = writeExposition([{ name: "n", help: "", type: "gauge", samples }]);
  expect(text.match(/(?<=^n_x ).*$/gm)).toEqual(["0.001", "1e+21", "+Inf", "-Inf", "NaN"]);
});

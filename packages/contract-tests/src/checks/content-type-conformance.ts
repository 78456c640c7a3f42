import type { ResponseCheck } from "./response-check.ts";

export const contentTypeConformance: ResponseCheck = {
  name: "content_type_conformance",
  rule: "A response with a body has the declared media type; a response declared without a body has none.",
  judge({ exchange: { headers, text }, declared }) {
    if (!declared) return undefined;
    const type = headers.get("content-type");
    if (!declared.content) {
      if (text === "") return undefined;
      return {
        check: this.name,
        expected: "no body",
        where: declared.pointer,
        got: `a body of ${text.length} characters`,
      };
    }
    if (type?.split(";")[0]?.trim().toLowerCase() === declared.content.mediaType) return undefined;
    const expected = `the content-type ${declared.content.mediaType}`;
    return { check: this.name, expected, where: `${declared.pointer}/content`, got: type ?? "no content-type" };
  },
};

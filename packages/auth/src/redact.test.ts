import { describe, expect, it } from "vitest";
import { redact, findSecrets } from "./redact.ts";

describe("redact", () => {
  it("removes each secret of a request in every encoding that a response may contain", () => {
    const secrets = findSecrets(
      new URLSearchParams({
        grant_type: "client_credentials",
        client_id: "my-app",
        client_secret: 'a"b&c',
        refresh_token: "r-1",
        code: "",
      }),
    );
    const echo = 'my-app sent a"b&c, a%22b%26c, {"client_secret":"a\\"b&c"} and r-1, r-1';
    expect(redact(echo, secrets)).toBe(
      'my-app sent [redacted], [redacted], {"client_secret":"[redacted]"} and [redacted], [redacted]',
    );
  });
});

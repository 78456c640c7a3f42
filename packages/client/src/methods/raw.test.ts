import { catchError, ManualClock } from "@chekt/testing";
import { describe, expect, expectTypeOf, it } from "vitest";
import type { ResponseDealerDto } from "../generated/schema.ts";
import { partnerApi } from "../testing/partner-api.ts";

const dealer = { dealer_id: 42, company_name: "CHeKT", created_at: "2024-03-27T12:34:56.000Z" };

describe("call by method and path", () => {
  it("sends an access token, and returns the data and the response", async () => {
    const { chekt, received } = await partnerApi(() => ({ json: dealer }));
    const { data, response } = await chekt.GET("/partner/v1/dealers/{dealerId}", {
      params: { path: { dealerId: 42 } },
    });
    expect(data).toEqual(dealer);
    expect(response.status).toBe(200);
    expect(received).toMatchObject([{ path: "/partner/v1/dealers/42", headers: { authorization: "Bearer t-1" } }]);
    expectTypeOf(data).toEqualTypeOf<ResponseDealerDto>();
  });

  it("encodes the query and sends the body as JSON", async () => {
    const { chekt, received } = await partnerApi((_count, { method }) => ({ json: method === "GET" ? [] : {} }));
    await chekt.GET("/partner/v1/dealers/{dealerId}/sites", {
      params: {
        path: { dealerId: 42 },
        query: { fields: ["site_id", "name"], filter: ["name,a,b,eq", "is_activated,1,eq"], limit: 5 },
      },
    });
    await chekt.PATCH("/partner/v1/dealers/{dealerId}/sites/{siteId}", {
      params: { path: { dealerId: 42, siteId: 7 } },
      body: { name: "Headquarters" },
    });
    expect(received).toMatchObject([
      {
        path: "/partner/v1/dealers/42/sites?fields=site_id,name&filter=name,a%2Cb,eq&filter=is_activated,1,eq&limit=5",
      },
      { method: "PATCH", path: "/partner/v1/dealers/42/sites/7", body: '{"name":"Headquarters"}' },
    ]);
  });

  it("retries a GET request, and throws the error class of the last response", async () => {
    const { chekt } = await partnerApi((count) => (count === 1 ? { status: 503 } : { status: 404 }), {
      clock: new ManualClock(),
    });
    const call = chekt.GET("/partner/v1/dealers/{dealerId}", { params: { path: { dealerId: 42 } } });
    expect(await catchError(call)).toMatchObject({ name: "NotFoundError", operation: "getDealer", attempts: 2 });
  });

  it("resends the body after a 401 response", async () => {
    const { chekt, received } = await partnerApi((count) => (count === 1 ? { status: 401 } : { json: dealer }));
    const params = { path: { dealerId: 42 } };
    await chekt.PATCH("/partner/v1/dealers/{dealerId}", { params, body: { company_name: "CHeKT" } });
    expect(received.map(({ body }) => body)).toEqual(['{"company_name":"CHeKT"}', '{"company_name":"CHeKT"}']);
  });

  it("sends a trace id that is passed as a header", async () => {
    const { chekt, received } = await partnerApi(() => ({ json: dealer }));
    const header = { "x-partner-trace-id": "550e8400-e29b-41d4-a716-123456789000" };
    await chekt.GET("/partner/v1/dealers/{dealerId}", { params: { path: { dealerId: 42 }, header } });
    expect(received[0]?.headers).toMatchObject(header);
  });

  it("accepts additional headers and call options", async () => {
    const { chekt, received } = await partnerApi(() => ({ status: 503 }));
    const call = chekt.GET("/partner/v1/dealers/{dealerId}", {
      params: { path: { dealerId: 42 } },
      headers: { "x-team": "onboarding" },
      retries: 0,
    });
    expect((await catchError(call)).name).toBe("ServerError");
    expect(received).toMatchObject([{ headers: { "x-team": "onboarding" } }]);
  });

  it("rejects with the abort reason when the signal has already aborted", async () => {
    const { chekt } = await partnerApi(() => "hang");
    const signal = AbortSignal.abort(new Error("Too late."));
    const call = chekt.GET("/partner/v1/dealers/{dealerId}", { params: { path: { dealerId: 42 } }, signal });
    expect((await catchError(call)).message).toBe("Too late.");
  });

  it("returns undefined for an empty response", async () => {
    const { chekt } = await partnerApi(() => ({ status: 204 }));
    const path = { dealerId: 42, siteId: 7 };
    const { data } = await chekt.DELETE("/partner/v1/dealers/{dealerId}/sites/{siteId}", { params: { path } });
    expect(data).toBeUndefined();
  });

  it("rejects invalid path parameters and unknown paths before sending anything", async () => {
    const { chekt, received } = await partnerApi(() => ({ json: dealer }));
    const path = { dealerId: 1, siteId: ".." as unknown as number };
    const call = chekt.DELETE("/partner/v1/dealers/{dealerId}/sites/{siteId}", { params: { path } });
    expect((await catchError(call)).message).toContain('The path parameter siteId is ".."');
    // @ts-expect-error the path parameters are missing
    const incomplete = chekt.GET("/partner/v1/dealers/{dealerId}", {});
    expect((await catchError(incomplete)).message).toContain("The path parameter dealerId is undefined");
    const invalidCalls = (): unknown[] => [
      // @ts-expect-error a misspelled property of the body
      chekt.PATCH("/partner/v1/dealers/{dealerId}", { params: { path: { dealerId: 42 } }, body: { company_nam: "x" } }),
      // @ts-expect-error a misspelled option
      chekt.GET("/partner/v1/dealers/{dealerId}", { params: { path: { dealerId: 42 } }, timeOut: 3 }),
      // @ts-expect-error a path parameter that the path does not have
      chekt.GET("/partner/v1/dealers/{dealerId}", { params: { path: { dealerId: 42, siteId: 7 } } }),
    ];
    expect(invalidCalls).toBeTypeOf("function");
    // @ts-expect-error an unknown path
    const unknown = chekt.GET("/partner/v2/dealers");
    expect((await catchError(unknown)).message).toBe("Unknown operation GET /partner/v2/dealers.");
    expect(received).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { contact, error, openForOperations } from "../testing/operations.ts";
import { engines } from "../testing/stores.ts";

describe.each(engines)("contacts on $engine", async ({ newPlace }) => {
  const { sandbox, dealer, newSite } = await openForOperations(newPlace);
  const { call } = sandbox;

  it("creates, reads, updates and deletes contacts", async () => {
    const path = await newSite("contacts");
    const created = await call(`POST ${path}/contacts`, contact);
    expect(created).toMatchObject({ status: 201, body: { ...contact, email: null, phone_number: null } });
    const { contact_id } = created.body as { contact_id: number };
    const contactPath = `${path}/contacts/${contact_id}` as const;
    expect((await call(`GET ${contactPath}`)).body).toEqual(created.body);
    expect((await call(`PATCH ${contactPath}`, {})).body).toEqual(created.body);
    expect((await call(`PATCH ${contactPath}`, { email: "a@example.com" })).body).toMatchObject({
      email: "a@example.com",
    });
    expect(await call(`PATCH ${contactPath}`, { email: "invalid" })).toMatchObject(
      error(400, 'email must be an email address, but is "invalid"', "email"),
    );
    expect(await call(`POST ${path}/contacts`, contact)).toMatchObject({ status: 400 });
    const second = await call(`POST ${path}/contacts`, { ...contact, external_contact_id: "contact-b" });
    const { contact_id: second_id } = second.body as { contact_id: number };
    expect(await call(`PATCH ${path}/contacts/${second_id}`, { external_contact_id: "contact-a" })).toMatchObject(
      error(400, expect.stringContaining('"contact-a" is already'), "external_contact_id"),
    );
    expect(await call(`DELETE ${contactPath}`)).toMatchObject({ status: 204 });
    for (const request of [`GET ${contactPath}`, `DELETE ${contactPath}`] as const) {
      expect(await call(request)).toMatchObject({ status: 404 });
    }
    expect(await call(`PATCH ${contactPath}`, { first_name: "x" })).toMatchObject({ status: 404 });
    expect(await call(`POST ${dealer}/sites/999/contacts`, contact)).toMatchObject({ status: 404 });
    expect(await call(`GET ${dealer}/sites/999/contacts/1`)).toMatchObject(error(404, "This dealer has no site 999"));
  });
});

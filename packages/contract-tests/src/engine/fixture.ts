import { getAtPointer, isObject, type Json, type Operation, pathParameters } from "@chekt/description";
import type { Description } from "../description.ts";
import { exampleCalls } from "../generate/calls.ts";
import type { Call } from "./wire/call.ts";
import { serialise } from "./wire/serialise.ts";
import { findExisting } from "./existing.ts";
import { Blocked } from "./finding.ts";
import { consumedParameter } from "./prose.ts";
import type { Session } from "./session.ts";
import type { Tokens } from "./tokens.ts";

/** Whether the values of a property must differ between rows. */
export function isUnique(property: string): boolean {
  return property.startsWith("external_") || property === "account_number";
}

/** Provides the rows that the requests of a task refer to. */
export class Fixture {
  readonly #session: Session;
  readonly #description: Description;
  readonly #tokens: Tokens;
  readonly #task: string;
  readonly #tag: string;
  readonly #live = new Map<string, Json>();
  #count = 0;

  constructor(session: Session, task: string, tag: string) {
    this.#session = session;
    this.#description = session.description;
    this.#tokens = session.tokens;
    this.#task = task;
    this.#tag = tag;
  }

  /** Makes a string unique within the run. */
  unique(text: string): string {
    this.#count += 1;
    return `${text}~${this.#tag}${this.#count}`;
  }

  /**
   * Replaces the IDs in the path and body of a call with IDs of existing rows, and its external IDs and account
   * numbers with new ones.
   *
   * @param madeUp the parameters and properties to leave as they are.
   */
  async settle(operation: Operation, call: Call, madeUp: readonly string[] = []): Promise<Call> {
    if (operation.id === "createToken") return madeUp.length > 0 ? call : { ...call, body: this.#tokenBody(call.body) };
    if (this.#session.target.capabilities.stateful !== true) return call;
    const path: Record<string, Json> = {};
    for (const { name } of pathParameters(operation)) {
      path[name] = madeUp.includes(name)
        ? (call.path[name] ?? null)
        : await this.id(name, consumedParameter(operation) === name);
    }
    return { ...call, path, body: await this.#settleBody(operation, call.body, path) };
  }

  /**
   * Returns the ID of an existing row, and creates the row if necessary.
   *
   * @param fresh whether to return a row that no other request of the task uses.
   */
  async id(parameter: string, fresh = false): Promise<Json> {
    const { target } = this.#session;
    const isOwnDealer = parameter === "dealerId" && !fresh;
    const known = isOwnDealer ? target.access.dealers.own : this.#live.get(parameter);
    if (known !== undefined && !fresh) return known;
    const id =
      target.capabilities.writes === true
        ? await this.#create(parameter)
        : await findExisting(this.#session, this.#task, parameter, await this.#tokens.get("partner", this.#task));
    if (!fresh) this.#live.set(parameter, id);
    return id;
  }

  async #create(parameter: string): Promise<Json> {
    if (parameter === "verificationId") return this.#askForVerification();
    const creator = this.#description.creators.get(parameter);
    if (!creator) throw new Blocked(`no operation creates a ${parameter}`);
    const operation = this.#description.operation(creator.operation);
    const [example] = exampleCalls(operation);
    if (!example) throw new Blocked(`the description has no example of ${operation.id}`);
    const call = await this.settle(operation, { ...example, query: {}, headers: {} });
    const token = await this.#tokens.get(operation.scheme === "authorizationCode" ? "user" : "partner", this.#task);
    const { json, status } = await this.#session.call(
      this.#task,
      operation,
      serialise(operation, call, token),
      { kind: "valid", statuses: [operation.success] },
      call,
    );
    const id = getAtPointer(json, creator.pointer);
    if (id === undefined || id === null)
      throw new Blocked(`${operation.id} returned ${status} without a ${creator.key}`);
    return id;
  }

  async #askForVerification(): Promise<string> {
    const { control, capabilities } = this.#session.target;
    if (!control || capabilities.verifications !== true) throw new Blocked(String(capabilities.verifications));
    const [dealerId, siteId] = [await this.id("dealerId"), await this.id("siteId")];
    return control.askForVerification({ dealerId: Number(dealerId), siteId: Number(siteId) });
  }

  #tokenBody(body: Json | undefined): Json {
    const { clientId, clientSecret } = this.#session.target.access.partner;
    const { client_assertion: _assertion, client_assertion_type: _type, ...others } = isObject(body) ? body : {};
    const credentials = { grant_type: "client_credentials", client_id: clientId, client_secret: clientSecret };
    return { ...others, ...credentials, ...("scope" in others && { scope: this.#knownScopes() }) };
  }

  /** All scopes that client tokens can have, because a schema cannot say which exist. */
  #knownScopes(): string {
    const operations = this.#description.operations.filter(({ scheme }) => scheme !== "authorizationCode");
    return [...new Set(operations.flatMap(({ scopes }) => scopes))].join(" ");
  }

  async #settleBody(operation: Operation, value: Json | undefined, path: Call["path"]): Promise<Json | undefined> {
    if (Array.isArray(value)) {
      const items: Json[] = [];
      for (const item of value) items.push((await this.#settleBody(operation, item, path)) ?? null);
      return items;
    }
    if (!isObject(value)) return value;
    const settled: Record<string, Json> = {};
    for (const [name, property] of Object.entries(value))
      settled[name] = await this.#settleProperty(operation, name, property, path);
    return settled;
  }

  async #settleProperty(operation: Operation, name: string, value: Json, path: Call["path"]): Promise<Json> {
    // The body may repeat the ID of the path.
    if (name === "verification_id") return path["verificationId"] ?? value;
    const creators = [...this.#description.creators.values()];
    const one = creators.find(({ key }) => key === name);
    if (one) return this.id(one.parameter, consumedParameter(operation) === one.parameter);
    const many = creators.find(({ parameter }) => `${parameter}s` === name);
    if (many && Array.isArray(value)) {
      return [await this.id(many.parameter, consumedParameter(operation) === many.parameter), ...value.slice(1)];
    }
    return isUnique(name) && typeof value === "string" && value !== "" ? this.unique(value) : value;
  }
}

import type { Client } from "@kubb/plugin-client/clients/fetch";
import { serializeForm, serializeQuery } from "../serialize.ts";

/** Kubb's own client joins all arrays with commas, and serialises forms as JSON. This one serialises both as described. */
export const client: Client = async ({ baseURL = "", url = "", method = "GET", params = {}, data, headers }) => {
  const sent = new Headers(headers);
  const isForm = sent.get("content-type") === "application/x-www-form-urlencoded";
  const body = isForm ? serializeForm(Object(data)) : JSON.stringify(data);
  if (!isForm && body !== undefined) sent.set("content-type", "application/json");
  const response = await fetch(`${baseURL}${url}?${serializeQuery(Object(params))}`, {
    method,
    headers: sent,
    body: body ?? null,
  });
  const text = await response.text();
  return {
    data: JSON.parse(text === "" ? "{}" : text),
    status: response.status,
    statusText: response.statusText,
    headers: response.headers,
  };
};

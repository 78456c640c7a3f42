import { nextCalls, findSources } from "../openapi/connections.ts";
import type { Field, FieldGroup } from "../openapi/fields.ts";
import type { Answer, Body, Operation } from "../openapi/operation.ts";

const tokens: Readonly<Record<Operation["token"], string>> = {
  client: "Requires a client token.",
  user: "Requires a user token, from the authorization code flow.",
  none: "Requires no token.",
};

/** The page of an operation as Markdown, without the title. */
export function operationMarkdown(operation: Operation): string {
  const { method, path, description, token, scopes, retryable, assumed, samples, body, answers } = operation;
  const next = nextCalls(operation);
  return sections(
    `\`${method} ${path}\` · operationId \`${operation.id}\``,
    description,
    `${tokens[token]} ${scopes.map((scope) => `Scope: \`${scope}\`. `).join("")}${retryable ? "Safe to retry." : "Not safe to retry."}${assumedBy(assumed)}`,
    ...samples.map(({ label, lang, source }) => sections(`## ${label}`, fence(lang === "Shell" ? "sh" : "ts", source))),
    parameterSection(operation),
    body && bodySection("Body", body, true),
    ...answers.map(responseSection),
    next.length > 0 &&
      sections(
        "## Next steps",
        next
          .map(({ operation: one, description: text }) => `- [${one.summary}](../${one.slug}/index.md): ${text}`)
          .join("\n"),
      ),
  );
}

function parameterSection(operation: Operation): string | false {
  const lines = operation.parameters.map((parameter) => {
    const sources = findSources(operation, parameter.name).map(
      ({ operation: source, column }) => `\`${column}\` of [${source.summary}](../${source.slug}/index.md)`,
    );
    const from = sources.length > 0 ? ` From ${sources.join(" or ")}.` : "";
    return fieldLine(parameter, "", true, `${parameter.in}, `) + from;
  });
  return lines.length > 0 && sections("## Parameters", lines.join("\n"));
}

function bodySection(title: string, body: Body, sent: boolean): string {
  return sections(
    `## ${title}`,
    `\`${body.contentType}\`, ${body.type}. ${body.description}${assumedBy(body.assumed)}`,
    groups(body.groups, "", sent),
    ...body.examples.map((example) => sections(`${example.title}:`, fence("json", example.text))),
  );
}

function responseSection({ status, description, remedy, assumed, body }: Answer): string {
  const examples = (body?.examples ?? []).map(({ title, text }) => sections(`${title}:`, fence("json", text)));
  return sections(
    `## Response ${status}`,
    `${description}${assumedBy(assumed)}`,
    remedy && `What to do: ${remedy}`,
    status < 300 && body && groups(body.groups, "", false),
    ...examples,
  );
}

function groups(all: readonly FieldGroup[], indent: string, sent: boolean): string {
  return all
    .map(({ title, fields }) => {
      const lines = fields.map((field) => {
        const nested = groups(field.groups, `${indent}  `, sent);
        return fieldLine(field, indent, sent) + (nested === "" ? "" : `\n${nested}`);
      });
      return (title === undefined ? "" : `${indent}- ${title}\n`) + lines.join("\n");
    })
    .join("\n");
}

function fieldLine(field: Field, indent: string, sent: boolean, place = ""): string {
  const presence = sent === field.required ? (sent ? ", required" : ", may be absent") : "";
  const facts = [field.type, ...field.facts].join(", ");
  const values = field.values.length > 1 ? ` One of ${field.values.map((value) => `\`${value}\``).join(", ")}.` : "";
  const text = field.description.replaceAll(/\s*\n+\s*/g, " ");
  return `${indent}- \`${field.name}\` (${place}${facts}${presence}): ${text}${values}${assumedBy(field.assumed)}`;
}

function assumedBy(ids: readonly string[]): string {
  return ids.length > 0 ? ` (assumed: ${ids.map((id) => `\`${id}\``).join(", ")})` : "";
}

/** A block of code. */
export function fence(language: string, code: string): string {
  return `\`\`\`${language}\n${code.trim()}\n\`\`\``;
}

/** Joins the non-empty parts as paragraphs. */
export function sections(...parts: (string | false | undefined)[]): string {
  return parts.filter((part) => part !== undefined && part !== false && part !== "").join("\n\n");
}

declare module "@usebruno/lang" {
  export interface BruEntry {
    readonly name: string;
    readonly value: string;
    readonly enabled: boolean;
  }

  export interface BruParameter extends BruEntry {
    readonly type: "query" | "path";
  }

  export interface BruBody {
    readonly json?: string;
    readonly formUrlEncoded?: readonly BruEntry[];
  }

  export interface BruExample {
    readonly name: string;
    readonly request: {
      readonly url: string;
      readonly method: string;
      readonly params: readonly BruParameter[];
      readonly body?: BruBody & { readonly mode: string };
    };
    readonly response: {
      readonly headers?: readonly { readonly name: string; readonly value: string }[];
      readonly status: number;
      readonly statusText: string | undefined;
      readonly body?: { readonly type: string; readonly content: string };
    };
  }

  /** A request. */
  export interface BruFile {
    readonly meta: { readonly name: string; readonly type: string; readonly seq: number };
    readonly http: { readonly method: string; readonly url: string; readonly body: string; readonly auth: string };
    readonly params: readonly BruParameter[];
    readonly headers: readonly BruEntry[];
    readonly auth?: BruAuth;
    readonly body?: BruBody;
    readonly vars: { readonly res: readonly (BruEntry & { readonly local: boolean })[] };
    readonly assertions: readonly BruEntry[];
    readonly script: { readonly req?: string; readonly res?: string };
    readonly docs: string;
    readonly examples: readonly BruExample[];
  }

  export interface BruAuth {
    readonly mode?: string;
    readonly bearer?: { readonly token: string };
  }

  /** A collection or a folder. */
  export interface BruFolder {
    readonly meta: { readonly name: string; readonly seq?: number };
    readonly auth: BruAuth;
    readonly docs: string;
  }

  /** Numbers are read as text. */
  export function bruToJsonV2(text: string): { readonly meta: { readonly name: string; readonly seq: string } };
  export function jsonToBruV2(file: BruFile): string;
  export function jsonToCollectionBru(folder: BruFolder): string;
  export function envJsonToBruV2(environment: {
    readonly variables: readonly (BruEntry & { readonly secret: boolean })[];
  }): string;
}

import { bruno } from "./bruno.ts";
import type { Generator } from "./generator.ts";
import { heyApi } from "./hey-api.ts";
import { kubb } from "./kubb.ts";
import { oazapfts } from "./oazapfts.ts";
import { openapiTypescript } from "./openapi-typescript.ts";
import { openapiZodClient } from "./openapi-zod-client.ts";
import { orval } from "./orval.ts";
import { postman } from "./postman.ts";
import { rtkQuery } from "./rtk-query.ts";
import { swaggerTypescriptApi } from "./swagger-typescript-api.ts";

/** The name of a generator, which is also the name of the folder of its probe. */
export type GeneratorName =
  | "openapi-typescript"
  | "hey-api"
  | "orval"
  | "kubb"
  | "swagger-typescript-api"
  | "oazapfts"
  | "openapi-zod-client"
  | "rtk-query"
  | "postman"
  | "bruno";

export const generators: Readonly<Record<GeneratorName, Generator>> = {
  "openapi-typescript": openapiTypescript,
  "hey-api": heyApi,
  orval,
  kubb,
  "swagger-typescript-api": swaggerTypescriptApi,
  oazapfts,
  "openapi-zod-client": openapiZodClient,
  "rtk-query": rtkQuery,
  postman,
  bruno,
};

export const generatorNames: readonly GeneratorName[] = Object.keys(generators) as GeneratorName[];

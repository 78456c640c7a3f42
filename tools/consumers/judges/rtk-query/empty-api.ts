import {
  type BaseQueryFn,
  createApi,
  type FetchArgs,
  fetchBaseQuery,
  type FetchBaseQueryError,
} from "@reduxjs/toolkit/query";
import { serializeForm, serializeQuery } from "../serialize.ts";

let baseUrl = "";
let token = "";

export function setBaseUrl(url: string): void {
  baseUrl = url;
}

export function setToken(value: string): void {
  token = value;
}

/** fetchBaseQuery joins all arrays with commas, and serialises forms as JSON. This serialises both as described. */
const baseQuery: BaseQueryFn<FetchArgs, unknown, FetchBaseQueryError> = (args, api, options) => {
  const request = fetchBaseQuery({
    baseUrl,
    paramsSerializer: serializeQuery,
    prepareHeaders: (headers) => {
      if (token !== "") headers.set("authorization", `Bearer ${token}`);
    },
  });
  const body = args.url === "/oauth/token" ? serializeForm(args.body) : args.body;
  return request({ ...args, body }, api, options);
};

export const emptyApi = createApi({ baseQuery, endpoints: () => ({}) });

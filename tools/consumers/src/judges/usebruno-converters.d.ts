declare module "@usebruno/converters" {
  export function openApiToBruno(description: unknown): Promise<object>;
}

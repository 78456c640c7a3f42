/** Returns a name from recorded traffic, unless it could be a value, such as a token or an e-mail address. */
export function showName(name: string): string {
  return /^[a-z_$][a-z_$.-]{0,39}\d{0,2}$/i.test(name) ? name : "{…}";
}

/** Returns a path, without the segments that could be values. */
export function showPath(pathname: string): string {
  return pathname
    .split("/")
    .map((segment) => (/^([a-z][a-z_-]{0,39}|v\d{1,2}|)$/.test(segment) ? segment : "{id}"))
    .join("/");
}

/** Returns a media type, if it is one. */
export function showType(type: string): string {
  return /^[a-z]+\/[\w.+-]{1,60}$/.test(type) ? type : "another media type";
}

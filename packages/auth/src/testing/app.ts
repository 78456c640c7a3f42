/** An app that users sign in to. */
export const app: {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly authorizationEndpoint: string;
  readonly redirectUri: string;
} = {
  clientId: "my-app",
  clientSecret: "my-secret",
  authorizationEndpoint: "https://signin.example/authorize?tenant=7",
  redirectUri: "https://my-app.example/callback",
};

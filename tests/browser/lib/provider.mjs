// A certified provider of OpenID Connect (oidc-provider) on a free port: who signs in there has the address that they type as
// their name, verified unless it begins with "los".

import { generateKeyPairSync, randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import Provider from "oidc-provider";

/** Answers `{ issuer, settings, allow, stop }`; it answers after `allow(base)` has named our server. */
export async function startProvider(name) {
  let handle = (_, answer) => answer.writeHead(503).end();
  const server = createServer((request, answer) => handle(request, answer)).listen(0, "127.0.0.1");
  await once(server, "listening");
  // By name, so that to the browser it is another site than ours.
  const issuer = `http://localhost:${server.address().port}`;
  const secret = randomBytes(24).toString("base64url");
  const key = (part) => `KENNISKRING_OIDC__${name.toUpperCase()}__${part}`;
  const settings = {
    [key("LABEL")]: "Testwerk",
    [key("ISSUER")]: issuer,
    [key("CLIENT_ID")]: "kenniskring",
    [key("CLIENT_SECRET")]: secret,
  };
  const allow = (base) => {
    const provider = new Provider(issuer, configuration(`${base}/sign-in/oidc/${name}/callback`, secret));
    handle = provider.callback();
  };
  const stop = () => {
    server.closeAllConnections();
    server.close();
  };
  return { issuer, settings, allow, stop };
}

function configuration(back, secret) {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  return {
    clients: [{ client_id: "kenniskring", client_secret: secret, redirect_uris: [back] }],
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), alg: "RS256", use: "sig" }] },
    cookies: { keys: [randomBytes(16).toString("hex")] },
    // Without PKCE it says no, and it says who it is (RFC 9207).
    pkce: { required: () => true },
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({ sub: id, name: "Iemand van het werk", email: id, email_verified: !id.startsWith("los") }),
    }),
  };
}

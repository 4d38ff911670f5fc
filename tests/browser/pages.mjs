// Every page a browser can open, in one list. A new page belongs here: then it is checked for accessibility, narrow
// windows, big letters, errors and looks, and the link test finds one that was forgotten.

/**
 * `path` gets the world (see lib/world.mjs). `who`: "both" (the default), "in", "out" or "administrator". `status`: 200 unless said.
 * `pattern` tells the link test which addresses this page stands for.
 */
export const PAGES = [
  { name: "home", path: () => "/", pattern: /^\/$/ },
  { name: "community", path: (w) => `/c/${w.community}`, pattern: /^\/c\/[^/]+$/ },
  { name: "community-edit", path: (w) => `/c/${w.community}/edit`, pattern: /^\/c\/[^/]+\/edit$/, who: "administrator" },
  { name: "community-group", path: (w) => `/c/${w.community}/groups/new`, pattern: /^\/c\/[^/]+\/groups\/new$/, who: "administrator" },
  { name: "help-roles", path: () => "/help/roles", pattern: /^\/help\/roles$/ },
  { name: "thread-new", path: (w) => `/c/${w.community}/new`, pattern: /^\/c\/[^/]+\/new$/, who: "in" },
  { name: "join", path: (w) => `/c/${w.community}/join`, pattern: /^\/c\/[^/]+\/join$/, who: "in" },
  { name: "requests", path: (w) => `/coordinate/${w.community}/requests`, pattern: /^\/coordinate\/[^/]+\/requests$/, who: "administrator" },
  { name: "roles", path: (w) => `/coordinate/${w.community}/roles`, pattern: /^\/coordinate\/[^/]+\/roles$/, who: "administrator" },
  { name: "desks", path: () => "/coordinate", pattern: /^\/coordinate$/, who: "in" },
  { name: "desk", path: (w) => `/coordinate/${w.community}`, pattern: /^\/coordinate\/[^/]+$/, who: "administrator" },
  { name: "desk-questions", path: (w) => `/coordinate/${w.community}/questions`, pattern: /^\/coordinate\/[^/]+\/(questions|newcomers|follow-ups|week)$/, who: "administrator" },
  { name: "announce", path: (w) => `/coordinate/${w.community}/announce`, pattern: /^\/coordinate\/[^/]+\/announce$/, who: "administrator" },
  { name: "announce-widely", path: () => "/admin/announce", pattern: /^\/admin\/announce$/, who: "administrator" },
  { name: "thread", path: (w) => `/t/${w.thread}`, pattern: /^\/t\/[^/]+$/ },
  { name: "thread-at-post", path: (w) => `/t/${w.thread}/2`, pattern: /^\/t\/[^/]+\/\d+$/ },
  { name: "thread-answer-to", path: (w) => `/t/${w.thread}/2?reply=2`, pattern: /^\/t\/[^/]+\/\d+$/, who: "in" },
  { name: "thread-long", path: (w) => `/t/${w.longThread}`, pattern: /^\/t\/[^/]+$/ },
  { name: "post-edit", path: (w) => `/posts/${w.ownPost}/edit`, pattern: /^\/posts\/[^/]+\/edit$/, who: "in" },
  { name: "post-delete", path: (w) => `/posts/${w.ownPost}/delete`, pattern: /^\/posts\/[^/]+\/delete$/, who: "in" },
  { name: "people", path: () => "/people", pattern: /^\/people$/, who: "in" },
  { name: "members", path: (w) => `/c/${w.community}/members`, pattern: /^\/c\/[^/]+\/members$/ },
  { name: "members-invite", path: (w) => `/coordinate/${w.community}/invite`, pattern: /^\/coordinate\/[^/]+\/invite$/, who: "administrator" },
  { name: "member-remove", path: (w) => `/coordinate/${w.community}/members/${w.person}/remove`, pattern: /^\/coordinate\/[^/]+\/members\/[^/]+\/remove$/, who: "administrator" },
  { name: "person", path: (w) => `/people/${w.person}`, pattern: /^\/people\/[^/]+$/ },
  { name: "notifications", path: () => "/notifications", pattern: /^\/notifications$/, who: "in" },
  { name: "settings", path: () => "/settings", pattern: /^\/settings$/, who: "in" },
  { name: "settings-sign-in", path: () => "/settings/sign-in", pattern: /^\/settings\/(sign-in|passkeys\/[^/]+)$/, who: "in" },
  { name: "second-factor", path: () => "/settings/second-factor", pattern: /^\/settings\/second-factor$/, who: "in" },
  { name: "settings-privacy", path: () => "/settings/privacy", pattern: /^\/settings\/privacy$/, who: "in" },
  { name: "settings-erase", path: () => "/settings/privacy/erase", pattern: /^\/settings\/privacy\/erase$/, who: "in" },
  { name: "settings-profile", path: () => "/settings/profile", pattern: /^\/settings\/profile$/, who: "in" },
  { name: "communities", path: () => "/admin/communities", pattern: /^\/admin\/communities$/, who: "administrator" },
  { name: "community-new", path: () => "/admin/communities/new", pattern: /^\/admin\/communities\/new$/, who: "administrator" },
  { name: "community-merge", path: (w) => `/admin/communities/${w.community}/merge`, pattern: /^\/admin\/communities\/[^/]+\/[a-z]+$/, who: "administrator" },
  { name: "community-split", path: (w) => `/admin/communities/${w.community}/split`, pattern: /^\/admin\/communities\/[^/]+\/[a-z]+$/, who: "administrator" },
  { name: "admin", path: () => "/admin", pattern: /^\/admin$/, who: "administrator" },
  { name: "retention", path: () => "/admin/retention", pattern: /^\/admin\/retention$/, who: "administrator" },
  { name: "record", path: () => "/admin/record", pattern: /^\/admin\/record$/, who: "administrator" },
  { name: "admin-account-new", path: () => "/admin/accounts/new", pattern: /^\/admin\/accounts\/new$/, who: "administrator" },
  { name: "accounts", path: () => "/admin/accounts", pattern: /^\/admin\/accounts$/, who: "administrator" },
  { name: "account", path: (w) => `/admin/accounts/${w.account}`, pattern: /^\/admin\/accounts\/[0-9a-f-]{36}$/, who: "administrator" },
  { name: "account-disable", path: (w) => `/admin/accounts/${w.account}/disable`, pattern: /^\/admin\/accounts\/[0-9a-f-]{36}\/[a-z-]+$/, who: "administrator" },
  { name: "account-guest", path: (w) => `/admin/accounts/${w.account}/guest`, pattern: /^\/admin\/accounts\/[0-9a-f-]{36}\/guest$/, who: "administrator" },
  { name: "guests", path: () => "/admin/guests", pattern: /^\/admin\/guests$/, who: "administrator" },
  { name: "merge", path: () => "/admin/merge", pattern: /^\/admin\/merge$/, who: "administrator" },
  { name: "merge-plan", path: (w) => `/admin/merge?kept=${w.person}&gone=${w.email}`, pattern: /^\/admin\/merge$/, who: "administrator" },
  { name: "tokens", path: () => "/admin/tokens", pattern: /^\/admin\/tokens$/, who: "administrator" },
  { name: "settings-in-effect", path: () => "/admin/settings", pattern: /^\/admin\/settings$/, who: "administrator" },
  { name: "organisations", path: () => "/admin/organisations", pattern: /^\/admin\/organisations$/, who: "administrator" },
  { name: "organisation-new", path: () => "/admin/organisations/new", pattern: /^\/admin\/organisations\/new$/, who: "administrator" },
  { name: "organisation-edit", path: () => "/admin/organisations/cubiss/edit", pattern: /^\/admin\/organisations\/[^/]+\/edit$/, who: "administrator" },
  { name: "sign-in", path: () => "/sign-in", pattern: /^\/sign-in$/, who: "out" },
  { name: "sign-in-link-sent", path: () => "/sign-in/link", pattern: /^\/sign-in\/link$/ },
  { name: "forgot-password", path: () => "/forgot-password", pattern: /^\/forgot-password$/ },
  { name: "forgot-password-sent", path: () => "/forgot-password/sent", pattern: /^\/forgot-password\/sent$/ },
  { name: "sign-out", path: () => "/sign-out", pattern: /^\/sign-out$/, who: "in" },
  { name: "about", path: () => "/about", pattern: /^\/about$/ },
  { name: "privacy", path: () => "/privacy", pattern: /^\/privacy$/ },
  { name: "accessibility", path: () => "/accessibility", pattern: /^\/accessibility$/ },
  { name: "not-found", path: () => "/nergens", pattern: /^\/nergens$/, status: 404 },
];

/** Pages of the contract that are not there yet. When one answers, this list is out of date: move it up. */
export const LATER = [
  { name: "search", path: () => "/search?q=boek" },
];

/** The pages that a visitor of this sort can open: `true`, `false`, or "administrator" for those that only they can. */
export function pagesFor(signedIn) {
  if (signedIn === "administrator") return PAGES.filter(({ who }) => who === "administrator");
  return PAGES.filter(({ who = "both" }) => who === "both" || who === (signedIn ? "in" : "out"));
}

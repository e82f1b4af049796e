// The page's language, set before anything is shown: from the address, else from the reader's
// browser. A classic script, so that no text of the other language flashes by; stores nothing.

{
  // As in languages.js, which such a script cannot load.
  const languages = ["en", "ko"];
  const asked = new URLSearchParams(location.search).get("lang");
  const wanted = asked ? [asked] : navigator.languages.map((tag) => tag.split("-")[0]);
  document.documentElement.lang =
    wanted.find((language) => languages.includes(language)) ?? languages[0];
}

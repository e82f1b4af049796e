// The page's language, set before anything is shown: from the address, else from the reader's
// browser. A classic script, so that no text of the other language flashes by; stores nothing.

{
  const asked = new URLSearchParams(location.search).get("lang");
  const first = navigator.languages.find((language) => /^(en|ko)\b/.test(language));
  const isKorean = asked ? asked === "ko" : Boolean(first?.startsWith("ko"));
  document.documentElement.lang = isKorean ? "ko" : "en";
}

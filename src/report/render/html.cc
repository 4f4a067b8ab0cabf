// The account as one page: one script of ours, no network, and a policy that forbids all else.
#include <fmt/format.h>

#include <string>
#include <string_view>

#include "base/embedded.h"
#include "base/sha256.h"
#include "report/render/changes.h"
#include "report/render/html_story.h"
#include "report/render/html_text.h"
#include "report/render/render.h"

namespace recoupe {
namespace {

std::string_view web_file(std::string_view name) {
  for (const EmbeddedFile* file = recoupe_web; file->name; ++file)
    if (file->name == name) return file->bytes();
  return {};
}

std::string page_title(const Account& account, const Labels& words) {
  if (account.stories.size() == 1) return account.stories.front().title;
  return words.count("stories", account.stories.size());
}

void append_head(std::string& out, const Account& account, const Labels& words) {
  const std::string_view style = web_file("account.css");
  out += fmt::format("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n",
                     words.language());
  out += fmt::format(
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
      "'sha256-{}'; script-src 'sha256-{}'; img-src data:; base-uri 'none'; "
      "form-action 'none'\">\n",
      sha256_base64(style), sha256_base64(web_file("account.js")));
  out +=
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" "
      "content=\"no-referrer\">\n"
      "<link rel=\"icon\" href=\"data:,\">\n";
  out += fmt::format("<title>{}</title>\n<style>", escaped(page_title(account, words)));
  out += style;
  out += "</style>\n</head>\n";
}

// What the script says, in the reader's language.
std::string script_words(const Labels& words) {
  std::string out;
  for (const std::string_view name :
       {"filter", "shown", "previous", "next", "keys", "copy", "copied"})
    out += fmt::format(R"( data-{}="{}")", name, escaped(words(fmt::format("tools.{}", name))));
  return out;
}

void append_story_list(std::string& out, const Account& account, const Labels& words) {
  if (account.stories.size() < 2) return;
  out += fmt::format(
      R"(<nav class="stories" aria-labelledby="stories-h"><h2 id="stories-h">{}</h2><ol>)",
      escaped(words.count("stories", account.stories.size())));
  for (std::size_t i = 0; i < account.stories.size(); ++i) {
    const Dossier& d = account.stories[i];
    const std::size_t open = findings_with(d, Verdict::kDisagree).size();
    out += fmt::format(R"(<li><a href="#s{}">{}</a> <span class="meta">{}{}{}</span></li>)", i + 1,
                       isolated(d.title), escaped(words.count("articles", d.articles.size())),
                       open > 0 ? " · " : "",
                       open > 0 ? escaped(words.count("disagreements", open)) : "");
  }
  out += "</ol></nav>\n";
}

void append_unread(std::string& out, const Account& account, const Labels& words) {
  if (account.unread.empty()) return;
  out += fmt::format(
      R"(<section class="unread" aria-labelledby="unread-h"><h2 id="unread-h">{}</h2><ul>)",
      escaped(words("section.unread")));
  for (const Unread& u : account.unread)
    out += fmt::format("<li><code>{}</code> {}</li>", isolated(u.place), isolated(u.error));
  out += "</ul></section>\n";
}

}  // namespace

std::string account_html(const Account& account, const Language& language, const Pack& pack) {
  const Labels words(language);
  const Places places(pack);
  std::string out;
  append_head(out, account, words);
  out += fmt::format(
      "<body{}>\n<a class=\"skip\" href=\"#main\">{}</a>\n<header "
      "class=\"masthead\"><h1>{}</h1><p>{}</p></header>\n<main id=\"main\">\n",
      script_words(words), escaped(words("page.skip")), escaped(words("page.name")),
      escaped(words("page.motto")));
  out += changes_html(account, words);
  append_story_list(out, account, words);
  for (std::size_t i = 0; i < account.stories.size(); ++i)
    out += HtmlStory(account.stories[i], words, places, pack.world("outline"), i + 1).html();
  if (account.stories.empty())
    out += fmt::format("<p class=\"none\">{}</p>\n", escaped(words("none.stories")));
  append_unread(out, account, words);
  out += fmt::format(
      "</main>\n<footer "
      "class=\"colophon\"><p>{}</p></footer>\n<script>{}</script>\n</body>\n</html>\n",
      escaped(words("page.colophon")), web_file("account.js"));
  return out;
}

}  // namespace recoupe

#include "read/extract/html_feed.h"

#include <doctest/doctest.h>

#include <string>

namespace recoupe {
namespace {

std::string_view name_of(AttrKey key) {
  switch (key) {
    case AttrKey::kWords:
      return "words";
    case AttrKey::kHref:
      return "href";
    case AttrKey::kHint:
      return "hint";
    case AttrKey::kHidden:
      return "hidden";
    default:
      return "other";
  }
}

// What the parser is fed, the words and attributes in place of their numbers.
std::string fed(std::string_view page) {
  const HtmlFeed feed = feed_of(page);
  std::string out;
  for (std::size_t i = 0; i < feed.html.size(); ++i) {
    if (!feed.numbered || feed.html[i] != kNumberMark) {
      out += feed.html[i];
      continue;
    }
    const bool tag = i > 0 && feed.html[i - 1] == ' ' &&
                     feed.html.find('>', i) < feed.html.find(kNumberMark, i + 1);
    std::size_t number = 0;
    while (feed.html[++i] >= '0' && feed.html[i] <= '9')
      number = 10 * number + static_cast<std::size_t>(feed.html[i] - '0');
    if (!tag) {
      out += feed.texts.at(number);
      continue;
    }
    --i;
    out.pop_back();
    const Run<HtmlAttr> run = feed.tags.at(number);
    for (std::uint32_t a = run.begin; a < run.end; ++a)
      out.append(" ")
          .append(name_of(feed.attrs[a].key))
          .append("=")
          .append(feed.attrs[a].value.of(feed.values));
  }
  return out;
}

// A page with a sign that keeps all words before the parser.
HtmlTree parse_whole(const std::string& page) {
  return parse_html(page + "<!--" + kNumberMark + "-->");
}

struct Shown {
  std::string text, nodes;
  bool operator==(const Shown&) const = default;
};

Shown shown(const HtmlTree& tree) {
  Shown out{tree.text, {}};
  for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
    const HtmlNode& n = tree.nodes[i];
    out.nodes += std::to_string(static_cast<int>(n.tag)) + " " + std::to_string(n.parent) + " " +
                 std::to_string(n.end) + " " + std::to_string(n.text.begin) + " " +
                 std::to_string(n.links);
    for (std::uint32_t a = n.attrs.begin; a < n.attrs.end; ++a)
      out.nodes.append(" ")
          .append(name_of(tree.attrs[a].key))
          .append("=")
          .append(tree.attrs[a].value.of(tree.values));
    out.nodes += "\n";
  }
  return out;
}

}  // namespace

TEST_SUITE("html_feed") {
  TEST_CASE("a tag keeps the attributes that are asked for") {
    CHECK(fed("<div class=\"a b\" style='color:red' data-x=\"1 > 2\" id=c onclick=f()>t</div>") ==
          "<div words=a b words=c>t</div>");
    CHECK(fed("<p style=\"display:none\">t</p>") == "<p hidden=>t</p>");
    CHECK(fed("<P CLASS=a HIDDEN>t</P>") == "<P words=a hidden=>t</p>");
    CHECK(fed("<p x= class>t") == "<p>t");
    CHECK(fed("<br/>") == "<br>");
    CHECK(fed("<time title=2022-01-07T10:00/>x</time>") == "<time hint=2022-01-07T10:00/>x</time>");
  }

  TEST_CASE("what the parser must read stands as it stood") {
    CHECK(fed("<a\n  href = '/x?a=b&amp;c'\n  target=_blank>t</a>") ==
          "<a href = '/x?a=b&amp;c'>t</a>");
    CHECK(feed_of("<body class=a><p>Jeanne &eacute;crit").html ==
          "<body class=a><p>Jeanne &eacute;crit");
    CHECK(feed_of("<title>Le pont a cédé</title>").html == "<title>Le pont a cédé</title>");
    CHECK(feed_of("<p class=a>Le pont a cédé \x01").html == "<p class=a>Le pont a cédé \x01");
  }

  TEST_CASE("words and attributes go past the parser as numbers") {
    const HtmlFeed feed =
        feed_of("<p class=a>\n\n  Le pont a cédé</p> <a href=b>Il pleut encore </a>");
    CHECK(feed.html ==
          "<p \x01"
          "0>\n\n\x01"
          "0\x01</p> <a \x01"
          "1>\x01"
          "1\x01</a>");
    CHECK(feed.texts == std::vector<std::string_view>{"Le pont a cédé", "Il pleut encore "});
  }

  TEST_CASE("the tree is the same as when the parser reads every word") {
    const std::vector<std::string> pieces = {"<p>",
                                             "</p>",
                                             "<div class='a b' id=c>",
                                             "</div>",
                                             "<a href=/x>",
                                             "</a>",
                                             "<table>",
                                             "</table>",
                                             "<tr>",
                                             "<td class=d>",
                                             "</td>",
                                             "<title>",
                                             "</title>",
                                             "<body class=e>",
                                             "<html id=f>",
                                             "<pre>",
                                             "</pre>",
                                             "<li>",
                                             "<ul>",
                                             "</ul>",
                                             "<br>",
                                             "<h1 title=g>",
                                             "</h1>",
                                             "<head>",
                                             "<meta name=h content=i>",
                                             "<form>",
                                             "</form>",
                                             "<a class='j' href='k'><div>",
                                             "<caption>",
                                             "<button>",
                                             "<select><option>",
                                             "</select>",
                                             " ",
                                             "\n",
                                             "\r\n",
                                             "\n\n  ",
                                             "mot",
                                             " un mot assez long ",
                                             "\n  encore un mot assez long",
                                             "caf&eacute; noir et blanc",
                                             "&amp; lire aussi",
                                             "<b>",
                                             "</b>",
                                             "<p class='a&amp;b'>",
                                             "<p class=\"a\"id=b>",
                                             "a < b et la suite"};
    std::uint32_t state = 11;
    for (int page = 0; page < 3000; ++page) {
      std::string html;
      for (int i = 0; i < 30; ++i) {
        state = state * 1664525u + 1013904223u;
        html += pieces[(state >> 16u) % pieces.size()];
      }
      INFO(html);
      CHECK(shown(parse_html(html)) == shown(parse_whole(html)));
    }
  }

  TEST_CASE("a tag that breaks the rules goes to the parser as it stands") {
    for (const std::string tag : {"<p class=\"a\"id=b>", "<p =a class=b>", "<p class=a\"b>",
                                  "<p\"a\" b>", "<p class = >", "<p \"a\" class=b>"})
      CHECK(fed(tag + "t") == tag + "t");
    CHECK(fed("<p class=\"a") == "<p class=\"a");
  }

  TEST_CASE("a value in quotes may hold the sign that ends a tag") {
    CHECK(fed("<a title=\"x > y\" alt='>' id='z'>t</a>") == "<a hint=x > y words=z>t</a>");
    CHECK(fed("<p class= \"a > b\">") == "<p words=a > b>");
    CHECK(fed("<a alt=\"> <b\">t</a><p>u") == "<a>t</a><p>u");
  }

  TEST_CASE("white space after white space goes, white space after a word stays") {
    CHECK(fed("<ul>\n<li>a</li>\n\n<li> b </li>\n</ul>\n<p>c") ==
          "<ul>\n<li>a</li>\n\n<li> b </li></ul><p>c");
    CHECK(fed("<p>a <script>x</script> <b>b</b> c") == "<p>a b c");
  }
}

}  // namespace recoupe

#include "report/render/render.h"

#include <doctest/doctest.h>
#include <simdjson.h>

#include <set>
#include <string>

#include "base/sha256.h"
#include "base/utf8.h"
#include "checks.h"
#include "report/render/html_marks.h"
#include "report/render/html_text.h"
#include "report/render/json_writer.h"
#include "report/render/labels.h"
#include "report/render/sample_account.h"
#include "report/render/terminal.h"

namespace recoupe {
namespace {

using testing::check_golden;
using testing::count;
using testing::english;
using testing::pack;

std::string between(const std::string& text, std::string_view begin, std::string_view end) {
  const std::size_t from = text.find(begin) + begin.size();
  return text.substr(from, text.find(end, from) - from);
}

// The words that an evidence object's offsets lead to.
std::string words_at(const Account& account, const simdjson::dom::element& evidence) {
  const std::string_view id = evidence["article"].get_string().value();
  for (const Source& s : account.stories[0].articles)
    if (s.id == id)
      return testing::words_between(s.text, evidence["start"].get_uint64().value(),
                                    evidence["end"].get_uint64().value());
  return {};
}

}  // namespace

TEST_SUITE("render") {
  TEST_CASE("json escapes what RFC 8259 demands and writes valid UTF-8") {
    std::string out;
    JsonWriter(out)
        .begin_array()
        .value("a\"\\\n\x01\x7f\u00e9\U0001F6A2\xff")
        .value("\u2028")
        .end_array();
    CHECK(out == "[\"a\\\"\\\\\\n\\u0001\\u007f\u00e9\U0001F6A2\ufffd\",\"\\u2028\"]");
    CHECK(valid_utf8(out));
  }
  TEST_CASE("json numbers are the shortest that read back the same") {
    std::string out;
    JsonWriter(out)
        .begin_array()
        .value(2500.0)
        .value(0.1)
        .value(-3.0)
        .value(1e300)
        .value(0.0 / 0.0)
        .value(7u)
        .value(true)
        .end_array();
    CHECK(out == "[2500,0.1,-3,1e+300,null,7,true]");
  }
  TEST_CASE("the account in JSON can be read, and every evidence stands where it says") {
    const std::string json = account_json(sample_account());
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    REQUIRE(parser.parse(json).get(root) == simdjson::SUCCESS);
    const Account account = sample_account();
    std::size_t seen = 0;
    const simdjson::dom::array findings = root["stories"].at(0)["findings"].get_array().value();
    for (const simdjson::dom::element finding : findings) {
      const simdjson::dom::array answers = finding["answers"].get_array().value();
      for (const simdjson::dom::element answer : answers) {
        const simdjson::dom::array evidence = answer["evidence"].get_array().value();
        for (const simdjson::dom::element e : evidence) {
          CHECK(words_at(account, e) == e["exact"].get_string().value());
          ++seen;
        }
      }
    }
    CHECK(seen == 15);
  }
  TEST_CASE("offsets behind a letter outside the basic plane count it as one") {
    Reading r;
    r.article.key = "x";
    r.article.text = "\U0001F6A2 oui";
    r.sentences.push_back({{5, 8}, {}});
    const std::string json = reading_json(r, pack());
    CHECK(json.find("\"sentences\":[[2,5]]") != std::string::npos);
    CHECK(json.find("\"published\":null") != std::string::npos);
  }
  TEST_CASE("an unread record gives a line of its own") {
    CHECK(unread_json("a1", "no \"text\"") == R"({"v":1,"id":"a1","error":"no \"text\""})");
  }
  TEST_CASE("the policy names the hashes of the one style and the one script") {
    const std::string html = account_html(sample_account(), english(), pack());
    CHECK(html.find("style-src 'sha256-" + sha256_base64(between(html, "<style>", "</style>")) +
                    "'") != std::string::npos);
    CHECK(html.find("default-src 'none'") != std::string::npos);
    CHECK(count(html, "<style") == 1);
    CHECK(html.find("script-src 'sha256-" + sha256_base64(between(html, "<script>", "</script>")) +
                    "'") != std::string::npos);
    CHECK(count(html, "<script") == 1);
    CHECK(html.find(" style=") == std::string::npos);
    CHECK(html.find("javascript:alert(1)\"") == std::string::npos);  // shown, never a link
    CHECK(html.find("&lt;script&gt;alert(1)&lt;/script&gt;") != std::string::npos);
  }
  TEST_CASE("every link inside the page has its place") {
    const std::string html = account_html(sample_account(), english(), pack());
    std::set<std::string> ids;
    for (std::size_t at = html.find(" id=\""); at != std::string::npos;
         at = html.find(" id=\"", at + 1)) {
      const std::string id = html.substr(at + 5, html.find('"', at + 5) - at - 5);
      CHECK_MESSAGE(ids.insert(id).second, id);
    }
    CHECK(count(html, "href=\"#") > 0);
    for (std::size_t at = html.find("href=\"#"); at != std::string::npos;
         at = html.find("href=\"#", at + 1)) {
      const std::string id = html.substr(at + 7, html.find('"', at + 7) - at - 7);
      CHECK_MESSAGE(ids.count(id) == 1, id);
    }
  }
  TEST_CASE("hostile text stays text") {
    CHECK(escaped("<b a='1'>\"&\x02\x9b") == "&lt;b a=&#39;1&#39;&gt;&quot;&amp;\ufffd\ufffd");
    CHECK(isolated("\u05d0 <") == "<bdi>\u05d0 &lt;</bdi>");
    CHECK(is_web_link("HTTPS://a.example/b?c=d"));
    for (const char* url : {"javascript:alert(1)", "data:text/html,x", "https://a\"b", "http://a b",
                            "//a", "ftp://a", ""})
      CHECK_FALSE(is_web_link(url));
  }
  TEST_CASE("marks nest where citations nest and are split where they cross") {
    const auto html = [](std::vector<TextMark> marks) {
      return Marker("abcdef", std::move(marks)).part({0, 6});
    };
    CHECK(html({{{1, 5}, "x", "", ""}, {{2, 3}, "y", "", ""}}) ==
          R"(a<mark id="x">b<mark id="y">c</mark>de</mark>f)");
    CHECK(html({{{1, 4}, "x", "", "1"}, {{2, 5}, "y", "", "2"}}) ==
          R"(a<mark id="x">b<mark id="y">cd</mark></mark>1<mark>e</mark>2f)");
    CHECK(html({{{1, 3}, "x", "", ""}, {{1, 3}, "y", "#p", ""}}) ==
          R"(a<mark id="x"><a id="y" href="#p">bc</a></mark>def)");
    CHECK(html({{{4, 9}, "x", "", ""}, {{3, 3}, "y", "", ""}}) == "abcdef");
  }
  TEST_CASE("a link never stands inside a link") {
    Marker marker(
        "abcdef",
        {{{0, 6}, "o", "#p1", ""}, {{2, 4}, "i", "#p2", ""}, {{3, 5}, "m", "", "<a>1</a>"}});
    CHECK(marker.part({0, 6}) ==
          R"(<a id="o" href="#p1">ab<span id="i"></span>c<mark id="m">de</mark>f</a><a>1</a>)");
  }
  TEST_CASE("a text fragment names the words, of a long text its ends") {
    CHECK(with_text_fragment("https://a.example/x", " 26 dead, he-said\n") ==
          "https://a.example/x#:~:text=26%20dead%2C%20he%2Dsaid");
    CHECK(with_text_fragment("https://a.example/x#top", "été") ==
          "https://a.example/x#top:~:text=%C3%A9t%C3%A9");
    CHECK(with_text_fragment("https://a.example/x", "a b c d e f g h i j k l m") ==
          "https://a.example/x#:~:text=a%20b%20c%20d,j%20k%20l%20m");
    CHECK(with_text_fragment("https://a.example/x", " ") == "https://a.example/x");
  }
  TEST_CASE("signs that turn or hide the text are shown") {
    CHECK(escaped("a\u202eb\u200bc\u2066d\ufeffe") == "a\ufffdb\ufffdc\ufffdd\ufffde");
    CHECK(escaped("\u200d\u200e\U0001f6a2") == "\u200d\u200e\U0001f6a2");
  }
  TEST_CASE("the matrix has a row an origin, and says who contradicts and who is silent") {
    const std::string html = account_html(sample_account(), english(), pack());
    const std::string matrix = between(html, "class=\"matrix-table\"", "</table>");
    CHECK(count(matrix, "<th scope=\"row\">") == 3);
    CHECK(count(matrix, "class=\"against\"") == 2);
    CHECK(count(matrix, "class=\"silent\"") > 0);
    CHECK(matrix.find("2 copies") != std::string::npos);
  }
  TEST_CASE("a mark over two paragraphs is closed and opened again") {
    Marker marker("ab\ncd", {{{1, 4}, "x", "", "1"}});
    CHECK(marker.part({0, 2}) == R"(a<mark id="x">b</mark>)");
    CHECK(marker.part({3, 5}) == "<mark>c</mark>1d");
  }
  TEST_CASE("numbers, hedges and dates in words") {
    const Labels words(english());
    DossierAnswer a;
    a.low = 1500;
    a.has_high = false;
    a.hedge = Hedge::kMoreThan;
    CHECK(words.value(a, Aspect::kHowMany) == "more than 1,500");
    a.hedge = Hedge::kExact;
    CHECK(words.value(a, Aspect::kHowMany) == "at least 1,500");
    a.has_high = true;
    a.high = 2000.5;
    CHECK(words.value(a, Aspect::kHowMany) == "1,500 to 2,000.5");
    CHECK(words.when({0, 1440}) == "1 January 1970");
    CHECK(words.when({0, 3 * 1440}) == "1 to 3 January 1970");
    CHECK(words.when({870, 871}) == "1 January 1970, 14:30 UTC");
    CHECK(words.of("verdict", "never_heard_of") == "never heard of");
    CHECK(Labels(pack().language("fr")).when({0, 3 * 1440}) == "1er au 3 janvier 1970");
    CHECK(words.join({"a", "b", "c"}) == "a, b and c");
  }
  TEST_CASE("the terminal receives no control character of an article") {
    CHECK(clean("a\x1b[31mb\nc\td\u202e\u0085\xff") == "a\ufffd[31mb c d\ufffd\ufffd\ufffd");
    Account account = sample_account();
    account.stories[0].title = "\x1b]0;owned\x07 title";
    account.stories[0].actors[0].name = "\x1b[2J";
    for (const std::string& text :
         {account_text(account, english(), {}), account_markdown(account, english())})
      for (const char c : text) CHECK((c == '\n' || static_cast<unsigned char>(c) >= 0x20));
    const std::string coloured = account_text(account, english(), {.colour = true, .width = 80});
    CHECK(count(coloured, "\x1b") > 0);
    for (std::size_t at = coloured.find('\x1b'); at != std::string::npos;
         at = coloured.find('\x1b', at + 1))
      CHECK(coloured.find_first_not_of("[;0123456789", at + 1) == coloured.find('m', at));
  }
  TEST_CASE("lines keep to the width, wide letters counted as two") {
    CHECK(columns("日本 e\u0301") == 6);
    for (const int width : {40, 80, 132}) {
      const std::string text =
          account_text(sample_account(), english(), {.colour = false, .width = width});
      for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = text.find('\n', at);
        CHECK(columns(std::string_view(text).substr(at, end - at)) <=
              static_cast<std::size_t>(width));
        at = end + 1;
      }
    }
  }
  TEST_CASE("marked words stand in brackets where there is no colour") {
    Paragraph p;
    p.add("about ").add("250 men", Ink::kMark).add(" came");
    CHECK(p.lines({}, 80).at(0).bytes == "about [250 men] came");
    CHECK(p.lines({.colour = true, .width = 80}, 80).at(0).bytes ==
          "about \x1b[1;33m250 men\x1b[0m came");
    CHECK(p.lines({}, 20).size() == 1);
    CHECK(Paragraph().add(std::string(50, 'x')).lines({}, 20).size() == 3);
  }
  TEST_CASE("explain shows each record below its sentence, with its rule") {
    Reading r;
    r.article.title = "Ferry";
    r.article.text = "Ferry\n\nAt least 12 died. Weir spoke.";
    r.article.removed = {{"Read also", Residue::kRelated, 0}};
    r.sentences = {{{0, 5}, {}}, {{7, 24}, {}}, {{25, 36}, {}}};
    Figure f;
    f.span = {7, 18};
    f.low = 12;
    f.has_high = false;
    f.hedge = Hedge::kAtLeast;
    r.figures = {f};
    Mention m;
    m.span = m.name = {25, 29};
    r.mentions = {m};
    r.notes = {{{}, Doubt::kNoDate}};
    const std::string text = explain_text(r, "", pack(), {});
    const std::size_t sentence = text.find("At least 12 died.");
    const std::size_t figure = text.find("12.., at_least");
    const std::size_t mention = text.find("Weir · person");
    CHECK(sentence < figure);
    CHECK(figure < text.find("Weir spoke."));
    CHECK(text.find("Weir spoke.") < mention);
    CHECK(mention != std::string::npos);
    CHECK(text.find("link to another story: Read also") != std::string::npos);
    CHECK(text.find("no_date") != std::string::npos);
  }
  TEST_CASE("the whole account in every form") {
    check_golden("render_account.txt",
                 account_text(sample_account(), english(), {.colour = false, .width = 90}));
    check_golden("render_account.md", account_markdown(sample_account(), english()));
    check_golden("render_account.json", account_json(sample_account()));
    check_golden("render_account.html", account_html(sample_account(), english(), pack()));
  }
}

}  // namespace recoupe

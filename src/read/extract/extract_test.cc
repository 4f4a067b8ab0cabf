#include "read/extract/extract.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "base/calendar.h"
#include "base/utf8.h"
#include "read/extract/charset.h"
#include "read/extract/dateline.h"
#include "read/extract/dates.h"
#include "read/extract/html_tree.h"
#include "read/extract/line_features.h"
#include "read/extract/words.h"

namespace recoupe {
namespace {

const Pack& pack() {
  static const Pack kPack = *Pack::load();
  return kPack;
}

Extracted from_html(std::string bytes, std::string charset = "") {
  Page page;
  page.bytes = std::move(bytes);
  page.charset = std::move(charset);
  page.kind = PageKind::kHtml;
  return extract(page, pack());
}

bool noted(const Extracted& e, Doubt doubt) {
  return std::any_of(e.notes.begin(), e.notes.end(),
                     [&](const Note& n) { return n.doubt == doubt; });
}

std::string repeat(std::string_view what, std::size_t times) {
  std::string out;
  out.reserve(what.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += what;
  return out;
}

constexpr std::string_view kBody =
    "<p>Le barrage de Karvel a cédé lundi soir, après trois jours de pluie.</p>"
    "<p>Les secours ont évacué environ quatre mille habitants de la vallée.</p>"
    "<p>La préfète attend des renforts venus de trois régions voisines.</p>";

}  // namespace

TEST_CASE("extract: a clean text comes out byte for byte, and its lines are its blocks") {
  Page page;
  page.kind = PageKind::kClean;
  page.bytes = "  Accueil \r\n\nLire aussi : rien.\n";
  const Extracted e = extract(page, pack());
  CHECK(e.article.text == page.bytes);
  REQUIRE(e.article.blocks.size() == 2);
  CHECK(e.article.blocks[0].span.of(e.article.text) == "Accueil");
  CHECK(e.article.blocks[1].span.of(e.article.text) == "Lire aussi : rien.");
}

TEST_CASE("extract: the lines of a clean text that was wrapped are one block a paragraph") {
  Page page;
  page.kind = PageKind::kClean;
  page.bytes =
      "KARVEL, 12 MAY 89 (WIRE) -- [TEXT] THE TWO BRIDGES OVER THE TAVA\n"
      "RIVER WERE CLOSED ON FRIDAY AFTER THE FLOOD, IN WHICH 14 VILLAGERS\n"
      "DIED AND THREE CHILDREN WERE HURT. THE PREFECT ASKED FOR TENTS AND\n"
      "WATER.\n\n"
      "   THE ROAD TO THE COAST IS CUT IN FOUR PLACES, ACCORDING TO THE\n"
      "MINISTER.\n";
  const Extracted e = extract(page, pack());
  CHECK(e.article.text == page.bytes);
  REQUIRE(e.article.blocks.size() == 2);
  CHECK(e.article.blocks[1].span.of(e.article.text).ends_with("MINISTER."));
}

TEST_CASE("extract: ten thousand nested elements lose their tags and keep their words") {
  const Extracted e = from_html("<body>" + repeat("<div>", 10'000) + std::string(kBody));
  CHECK(noted(e, Doubt::kTooDeep));
  CHECK(e.article.text.find("quatre mille") != std::string::npos);
}

TEST_CASE("extract: elements that are opened and never closed cost no more than others") {
  for (const std::string_view open : {"<a href=x>", "<b>", "<table><tr><td>", "<ul><li>", "<svg>",
                                      "<p>", "<!--", "<span><div></span>"}) {
    const Extracted e = from_html(std::string(kBody) + repeat(open, 50'000));
    CHECK(e.article.text.find("quatre mille") != std::string::npos);
  }
}

TEST_CASE("extract: a page of too many tags is cut, and says so") {
  const Extracted e = from_html(std::string(kBody) + repeat("<p>Un mot.</p>", kMaxTags));
  CHECK(noted(e, Doubt::kTruncated));
  CHECK(e.article.text.find("quatre mille") != std::string::npos);
}

TEST_CASE("extract: nothing, white space and noise give no body and a note") {
  for (const std::string_view bytes :
       {"", " \n ", "<", "<html", "</p>", "<<<>>>", "\xFF\xFE", "\0\0\0"}) {
    const Extracted e = from_html(std::string(bytes));
    CHECK(e.article.text.empty());
    CHECK(noted(e, Doubt::kNoBody));
  }
  Page page;
  page.kind = PageKind::kText;
  CHECK(noted(extract(page, pack()), Doubt::kNoBody));
}

TEST_CASE("extract: every span of a block, a dateline and a credit lies in the text") {
  Page page;
  page.kind = PageKind::kText;
  page.bytes =
      "Neuf blessés à Tarvan\n\nTARVAN, 29 décembre (AFP) - Des heurts ont fait neuf blessés "
      "mardi.\n";
  const Article a = extract(page, pack()).article;
  CHECK(a.dateline.of(a.text) == "TARVAN, 29 décembre (AFP) -");
  CHECK(a.credit.of(a.text) == "AFP");
  REQUIRE(!a.pieces.empty());
  for (const Piece& p : a.pieces) {
    CHECK(a.text.substr(p.text, p.size) == page.bytes.substr(p.raw, p.size));
  }
}

TEST_CASE("extract: the input's date wins, and its day is the reference") {
  Page page;
  page.kind = PageKind::kText;
  page.published = *parse_iso("2022-01-07T14:30Z");
  page.bytes =
      "Publié le 3 janvier 2022\nLe pont a rouvert jeudi, selon la mairie de Salins et la "
      "préfecture.";
  const Article a = extract(page, pack()).article;
  CHECK(a.published == page.published);
  CHECK(pack().rule_name(a.published_rule) == "input:published");
  CHECK(a.reference == *parse_iso("2022-01-07"));
}

TEST_CASE("words: of a run longer than any word only the glued pieces are walked") {
  const std::string blob = repeat("aB", 100'000);
  const std::vector<Word> words = split_words(blob + " maire", pack().vocabulary());
  REQUIRE(words.size() == 4000);  // the cap; the rest is not read
  CHECK(words[0].span == Span{0, 1});
  CHECK(words[1].span == Span{1, 3});
  const std::string address = repeat("x", 500);
  const std::vector<Word> whole = split_words(address + " maire", pack().vocabulary());
  REQUIRE(whole.size() == 2);
  CHECK(whole[0].span == Span{0, 500});
}

TEST_CASE("lines: words weigh by the table, and long ones are themes, each once") {
  const LineWords none = line_words("Zzyx zzyx qqq", Table());
  CHECK(none.themes.size() == 1);
  CHECK(none.known == 0);
  CHECK(none.mean == 0);
  CHECK(line_words("", Table()).themes.empty());
  const LineWords some = line_words("Newsletter", pack().world("line_words"));
  CHECK(some.known == 100);
  CHECK(some.mean < 0);
  CHECK(themes_in(some, none) == 0);
  CHECK(themes_in(some, some) == 100);
}

TEST_CASE("charset: mark, declaration, validity and windows-1252, in that order of trust") {
  CHECK(to_utf8("\xEF\xBB\xBFété", "").text == "été");
  CHECK(to_utf8("\xE9t\xE9", "").text == "été");
  CHECK(to_utf8("\xE9t\xE9", "iso-8859-1").text == "été");
  CHECK(to_utf8("\x93mot\x94", "latin1").text == "“mot”");
  CHECK(to_utf8("<meta charset=windows-1251>\xCA\xE0\xE7", "").text ==
        "<meta charset=windows-1251>Каз");
  CHECK(to_utf8("<meta charset=windows-1251>été", "").text == "<meta charset=windows-1251>été");
  CHECK(to_utf8(std::string("\xFF\xFE\xE9\0t\0", 6), "").text == "ét");
  CHECK(to_utf8("mot", "no-such-charset").text == "mot");
}

TEST_CASE("charset: a stray byte in UTF-8 becomes U+FFFD and is noted") {
  const Decoded d = to_utf8("déjà vu, été, né\xFF", "utf-8");
  CHECK(d.damaged);
  CHECK(valid_utf8(d.text));
  CHECK(noted(from_html("<meta charset=utf-8>" + std::string(kBody) + "<p>\xFF</p>"),
              Doubt::kBadEncoding));
}

TEST_CASE("dates: a date without a year is the latest one not after the day it was fetched") {
  const Period fetched = *parse_iso("2022-01-10");
  CHECK(resolve({0, 1, 7, 0}, fetched) == *parse_iso("2022-01-07"));
  CHECK(resolve({0, 12, 29, 0}, fetched) == *parse_iso("2021-12-29"));
  CHECK(resolve({0, 2, 29, 0}, fetched) == *parse_iso("2020-02-29"));
  CHECK_FALSE(resolve({0, 1, 7, 0}, {}).known());
}

TEST_CASE("dates: values of pages and addresses") {
  CHECK(day_of_value("2022-01-07T00:30:00+06:00", pack()) == *parse_iso("2022-01-07"));
  CHECK(day_of_value("20220107", pack()) == *parse_iso("2022-01-07"));
  CHECK(day_of_value("Fri, 07 Jan 2022 14:30 GMT", pack()) == *parse_iso("2022-01-07"));
  CHECK(day_of_value("1er février 2022", pack()) == *parse_iso("2022-02-01"));
  CHECK(day_of_value("Jan. 7, 2022", pack()) == *parse_iso("2022-01-07"));
  CHECK_FALSE(day_of_value("03/04/2022", pack()).known());
  CHECK_FALSE(day_of_value("1641513600", pack()).known());
  CHECK(day_of_url("https://a.example/2022/01/07/b") == *parse_iso("2022-01-07"));
  CHECK(day_of_url("https://a.example/news/20220107-b.html") == *parse_iso("2022-01-07"));
  CHECK_FALSE(day_of_url("https://a.example/id/20229907").known());
}

TEST_CASE("dateline: places, dates and agencies in the orders that are in use") {
  const auto span = [](std::string_view text) {
    const auto d = dateline_of(text, pack());
    return d ? std::string(d->span.of(text)) : std::string();
  };
  CHECK(span("Lausanne :, 3 mars (Brume.example) –") == "Lausanne :, 3 mars (Brume.example) –");
  CHECK(span("ALMATY, Kazakhstan (AP) — Troops arrived.") == "ALMATY, Kazakhstan (AP) —");
  CHECK(span("NUR-SULTAN, Jan 7 - Troops arrived.") == "NUR-SULTAN, Jan 7 -");
  CHECK(span("MOSCOW, January 7. /TASS/. Troops arrived.") == "MOSCOW, January 7. /TASS/.");
  CHECK(span("PARIS, vendredi 7 janvier 2022 (AFP) - Le pont") ==
        "PARIS, vendredi 7 janvier 2022 (AFP) -");
  CHECK(span("(EFE).- Una nota.") == "(EFE).-");
  CHECK(span("Paris – sa ville natale – reste calme.").empty());
  CHECK(span("Vendredi, le président a parlé.").empty());
  CHECK(span("Le maire (PS) a parlé.").empty());
}

}  // namespace recoupe

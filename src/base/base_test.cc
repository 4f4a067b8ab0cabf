#include <doctest/doctest.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "base/calendar.h"
#include "base/fold.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "recoupe/reading.h"
#include "recoupe/result.h"

namespace recoupe {
namespace {

TEST_CASE("base: code points are counted over text of one to four bytes") {
  const std::string text = "aé€𝄞" + std::string(100, 'x') + "é";
  const CodePoints points(text);
  CHECK(points.at(0) == 0);
  CHECK(points.at(1) == 1);
  CHECK(points.at(3) == 2);
  CHECK(points.at(6) == 3);
  CHECK(points.at(10) == 4);
  CHECK(points.at(static_cast<std::uint32_t>(text.size())) == 105);
}

TEST_CASE("base: bytes that are no UTF-8 decode one at a time to U+FFFD") {
  CHECK(decode("\xc3", 0).value == 0xfffd);
  CHECK(decode("\xff"
               "a",
               0)
            .size == 1);
  CHECK(decode_before("a\xff", 2).value == 0xfffd);
  CHECK(decode_before("xé", 3).value == 0xe9);
  CHECK(decode_before("x", 0).size == 0);
  CHECK_FALSE(valid_utf8("\xed\xa0\x80"));  // a surrogate
  CHECK(valid_utf8("Tokaïev"));
}

TEST_CASE("base: trim takes no-break and narrow spaces") {
  CHECK(trim("\u00a0 a b\u202f\n") == "a b");
}

TEST_CASE("base: lower keeps accents and plains apostrophes") {
  CHECK(lower("L’ÉTAT") == "l'état");
}

TEST_CASE("base: fold drops accents and signs") {
  CHECK(fold("Kassym-Jomart Tokaïev") == "kassym jomart tokaiev");
  CHECK(fold("« »") == "");
}

TEST_CASE("base: fold says the same of a letter and of its decomposition, wherever they stand") {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
  REQUIRE(nfkd);
  for (UChar32 c = 0x80; c < 0x2000; ++c) {
    std::string composed, decomposed;
    append(composed, static_cast<char32_t>(c));
    nfkd->normalize(icu::UnicodeString(c), status).toUTF8String(decomposed);
    for (const std::string_view around : {"", "a", "Ç", "\u0323", " ", "漢"}) {
      const std::string with = std::string(around) + composed + std::string(around);
      CAPTURE(with);
      CHECK(fold(with) == fold(std::string(around) + decomposed + std::string(around)));
    }
  }
  CHECK(fold("ŀ ß Ĳ Œuvre ﬁn 1\u00bd") == "l ß ij œuvre fin 11 2");
}

TEST_CASE("base: hashes are the same on every machine") {
  CHECK(hex(hash("recoupe")) == "7c0c1c42e0678b56");
  CHECK(hex(hash("")) == "ef46db3751d8e999");
  CHECK(hex(mix(1, 2)) == "4b180fec3ef3d4ac");
  CHECK(mix(1, 2) != mix(2, 1));
}

TEST_CASE("base: ISO dates of every grain are read and written") {
  CHECK(iso_begin(*parse_iso("2022-01-07")) == "2022-01-07");
  CHECK(iso_end(*parse_iso("2022-01-07")) == "2022-01-08");
  CHECK(iso_end(*parse_iso("2022-02")) == "2022-03-01");
  CHECK(iso_begin(*parse_iso("2022-01-07T14:30Z")) == "2022-01-07T14:30Z");
  CHECK(iso_begin(*parse_iso("2022-01-07T02:30:15+06:00")) == "2022-01-06T20:30Z");
  CHECK(iso_begin(*parse_iso("1969-12-31")) == "1969-12-31");
}

TEST_CASE("base: dates that do not exist are no dates") {
  for (const char* text : {"2022-02-30", "2022-13-01", "20220107", "2022-1-7", "hier", "",
                           "2022-01-07T25:00", "2022-01-07x"})
    CHECK_FALSE(parse_iso(text).has_value());
}

TEST_CASE("base: weekdays are those of the calendar") {
  CHECK(date_of(parse_iso("2022-01-07")->begin).weekday == 5);
  CHECK(date_of(parse_iso("1970-01-01")->begin).weekday == 4);
}

Reading with_quotes() {
  Reading r;
  r.quote_spans = {{0, 100}, {10, 40}};
  r.quotes = {{.spans = {0, 1}}, {.spans = {1, 2}}};
  return r;
}

TEST_CASE("base: the smallest quote around a span answers for it") {
  const Reading r = with_quotes();
  CHECK(said(r, {12, 20}) == index<Quote>(1));
  CHECK(said(r, {50, 60}) == index<Quote>(0));
  CHECK_FALSE(said(r, {90, 110}));
}

TEST_CASE("base: a sentence is found by the byte where a span begins") {
  Reading r;
  r.sentences = {{{0, 10}}, {{12, 20}}};
  CHECK(sentence_at(r, {12, 30}) == index<Sentence>(1));
  CHECK_FALSE(sentence_at(r, {10, 12}));
}

TEST_CASE("base: a chain of same_as ends at the first mention, also when it is broken") {
  Reading r;
  r.mentions = {{}, {.same_as = {0}}, {.same_as = {1}}, {.same_as = {3}}};
  CHECK(first_of(r, {2}) == Index<Mention>{0});
  CHECK(first_of(r, {3}) == Index<Mention>{3});
}

}  // namespace
}  // namespace recoupe

// The quality gate of relating: how far the account of all invented stories together agrees with
// their gold. floors.tsv holds the least share in thousandths, as "stories/answers", and the most
// harm, as "stories/false disagreements". The odd stories are only for figures; ERRORS=stories
// prints what is wrong in the even ones.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <charconv>
#include <cstdlib>
#include <fstream>
#include <map>
#include <numeric>

#include "account_agreement.h"
#include "pack/pack.h"
#include "pipeline/read.h"
#include "pipeline/relate.h"
#include "report/dossier/dossier.h"

namespace recoupe::testing {
namespace {

std::string folder() { return std::string(RECOUPE_SOURCE_DIR) + "/tests/quality/"; }

std::vector<Dossier> account_of(const std::vector<GoldStory>& stories, const Pack& pack) {
  std::vector<Reading> readings;
  for (const GoldStory& story : stories)
    for (const Page& page : story.pages) readings.push_back(read_article(page, pack));
  const Corpus corpus = make_corpus(std::move(readings));
  return make_dossiers(corpus, relate(corpus, pack), pack);
}

Share sum(const OddEven<Share>& s) { return {s[0].right + s[1].right, s[0].of + s[1].of}; }

std::string table(const AccountAgreement& agreement) {
  std::string text =
      fmt::format("\n{:24}{:>7}{:>7}{:>7}{:>7}", "in thousandths", "odd", "even", "all", "n");
  for (const auto& [name, s] : agreement.shares)
    text += fmt::format("\n{:24}{:>7}{:>7}{:>7}{:>7}", name, permille(s[0]), permille(s[1]),
                        permille(sum(s)), sum(s).of);
  for (const auto& [name, n] : agreement.harms)
    text += fmt::format("\n{:24}{:>7}{:>7}{:>7}", name, n[0], n[1], n[0] + n[1]);
  return text;
}

}  // namespace

TEST_CASE("quality: the account of the invented stories is as right as it was") {
  const auto pack = Pack::load();
  REQUIRE(pack);
  const std::vector<GoldStory> stories = read_stories(folder() + "stories");
  const AccountAgreement agreement = compare(stories, account_of(stories, *pack));
  MESSAGE(table(agreement));
  if (const char* wanted = std::getenv("ERRORS"); wanted && std::string(wanted) == "stories")
    for (const std::string& error : agreement.errors) MESSAGE(error);
  std::ifstream floors(folder() + "floors.tsv");
  std::size_t held = 0;
  for (std::string line; std::getline(floors, line);) {
    if (!line.starts_with("stories/")) continue;
    const std::vector<std::string> cells = split(line, "\t");
    const std::string name = cells.at(0).substr(8);
    const double bound = number(cells.at(2)).value_or(-1);
    const auto share = agreement.shares.find(name);
    const auto harm = agreement.harms.find(name);
    REQUIRE_MESSAGE((share != agreement.shares.end() || harm != agreement.harms.end()), name);
    const std::size_t reached = share != agreement.shares.end() ? permille(sum(share->second))
                                                                : harm->second[0] + harm->second[1];
    const auto value = static_cast<double>(reached);
    const bool holds = share != agreement.shares.end() ? value >= bound : value <= bound;
    CHECK_MESSAGE(holds, fmt::format("{}: {}, held to {}", name, reached, bound));
    ++held;
  }
  CHECK(held == 8);
}

TEST_CASE("quality: an account of stories that no rule was written for harms nobody") {
  const auto pack = Pack::load();
  REQUIRE(pack);
  const std::vector<GoldStory> stories = read_stories(folder() + "stories_unseen");
  REQUIRE(stories.size() >= 2);
  const AccountAgreement agreement = compare(stories, account_of(stories, *pack));
  MESSAGE(table(agreement));
  const std::map<std::string, std::size_t> most{
      {"false confirmations", 0}, {"merged actors", 1}, {"joined events", 0}};
  for (const auto& [harm, n] : most) {
    const OddEven<std::size_t>& found = agreement.harms.at(harm);
    CHECK_MESSAGE(found[0] + found[1] <= n, harm);
  }
}

}  // namespace recoupe::testing

#include "pipeline/since.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

namespace recoupe {
namespace {

DossierFinding finding(const std::string& id, const std::string& what, double low) {
  DossierFinding f;
  f.id = id;
  f.what = what;
  f.text = "How many " + what + "?";
  DossierAnswer a;
  a.low = a.high = low;
  a.origins = 1;
  f.answers.push_back(a);
  return f;
}

Account account(const std::string& article, std::vector<DossierFinding> findings) {
  Account a;
  Dossier& d = a.stories.emplace_back();
  d.title = "Flood";
  d.articles.emplace_back().id = "a1";
  if (!article.empty()) d.articles.emplace_back().id = article;
  d.findings = std::move(findings);
  return a;
}

}  // namespace

TEST_SUITE("since") {
  TEST_CASE("the same account has not changed, whatever the order of its answers") {
    Account older = account("", {finding("f1", "dead", 12)});
    older.stories[0].findings[0].answers.push_back(finding("", "", 17).answers[0]);
    Account same = older;
    std::swap(same.stories[0].findings[0].answers[0], same.stories[0].findings[0].answers[1]);
    const Changes changes = changes_since(older, same);
    CHECK(changes.findings.empty());
    CHECK(changes.articles == 0);
  }
  TEST_CASE("a finding is new, updated or gone, in the order of the account") {
    const Account older = account("", {finding("f1", "dead", 12), finding("f2", "missing", 3)});
    const Account now = account("a2", {finding("f1", "dead", 17), finding("f3", "arrested", 5)});
    const Changes changes = changes_since(older, now);
    CHECK(changes.articles == 1);
    REQUIRE(changes.findings.size() == 3);
    CHECK(changes.findings[0].kind == ChangeKind::kUpdated);
    CHECK(changes.findings[0].was.answers[0].low == 12);
    CHECK(changes.findings[1].kind == ChangeKind::kNew);
    CHECK(changes.findings[1].finding == 1);
    CHECK(changes.findings[2].kind == ChangeKind::kGone);
    CHECK(changes.findings[2].was.id == "f2");
    CHECK(changes.findings[2].title == "Flood");
  }
  TEST_CASE("a finding whose id is another is known by its question, in the story it was in") {
    const Account older = account("", {finding("f1", "dead", 12)});
    CHECK(changes_since(older, account("a2", {finding("f9", "dead", 12)})).findings.empty());
    Account elsewhere = account("", {finding("f9", "dead", 12)});
    elsewhere.stories[0].articles[0].id = "a7";
    CHECK(changes_since(older, elsewhere).findings.size() == 2);
  }
  TEST_CASE("what is no account is refused") {
    CHECK_FALSE(read_account("/no/such/file"));
    CHECK_FALSE(read_account(RECOUPE_SOURCE_DIR "/README.md"));
  }
}

}  // namespace recoupe

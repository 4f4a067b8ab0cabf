// What examples/kazakhstan-2022/expected.md says of the account, item by item, and the whole
// account as it stands on a terminal (tests/golden/kazakhstan-2022.txt; UPDATE=1 rewrites it, and
// the difference is read).
#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "base/calendar.h"
#include "checks.h"
#include "pipeline/run.h"
#include "report/render/render.h"

namespace recoupe {
namespace {

using Names = std::set<std::string>;

const Names kAgencyText = {"La Dépêche du Vallon 2022-01-07", "Le Courrier des Steppes 2022-01-07",
                           "Radio Belvédère 2022-01-08", "The Northern Ledger 2022-01-08"};

using testing::pack;

const Account& account() {
  static const Account kAccount = [] {
    RunOptions options;
    options.inputs = {std::string(RECOUPE_SOURCE_DIR) + "/examples/kazakhstan-2022"};
    return brief_all(options, pack()).account;
  }();
  return kAccount;
}

const Dossier& kazakhstan() {
  const Dossier* largest = &account().stories.at(0);
  for (const Dossier& d : account().stories)
    if (d.articles.size() > largest->articles.size()) largest = &d;
  return *largest;
}

std::string name_of(const Source& s) { return s.outlet + " " + iso(s.published.begin, false); }

Names names_of(const Dossier& d, const std::vector<Citation>& citations) {
  Names names;
  for (const Citation& c : citations) names.insert(name_of(d.articles.at(c.article)));
  return names;
}

Names operator+(Names a, const Names& b) {
  a.insert(b.begin(), b.end());
  return a;
}

const DossierFinding& finding(const std::string& what, const std::string& of) {
  for (const DossierFinding& f : kazakhstan().findings)
    if (f.aspect == Aspect::kHowMany && f.what == what && f.of == of) return f;
  FAIL("no finding on " << what << " of " << of);
  return kazakhstan().findings.front();
}

// The evidence of all answers of a finding with these bounds, and the origins they count, at most.
struct Told {
  Names by;
  std::uint32_t origins = 0;
  Names speakers;
};
Told told(const DossierFinding& f, double low, double high) {
  Told t;
  for (const DossierAnswer& a : f.answers) {
    if ((a.has_low ? a.low : 0) != low || (a.has_high ? a.high : 0) != high) continue;
    t.by = t.by + names_of(kazakhstan(), a.evidence);
    t.origins += a.origins;
    t.speakers.insert(
        a.speaker < 0 ? "" : kazakhstan().actors.at(static_cast<std::size_t>(a.speaker)).name);
  }
  return t;
}

bool flagged(const DossierFinding& f, Flag flag) {
  return std::count(f.flags.begin(), f.flags.end(), flag) > 0;
}

const DossierActor& actor(const std::string& spelling) {
  for (const DossierActor& a : kazakhstan().actors)
    if (std::count(a.spellings.begin(), a.spellings.end(), spelling)) return a;
  FAIL("no actor is spelt " << spelling);
  return kazakhstan().actors.front();
}

std::size_t row(const DossierActor& a) {
  return static_cast<std::size_t>(&a - kazakhstan().actors.data());
}

// Days of the telephone calls between two actors, and who tells of each.
std::vector<std::pair<std::string, Names>> calls(const DossierActor& a, const DossierActor& b) {
  std::vector<std::pair<std::string, Names>> found;
  for (const DossierEvent& e : kazakhstan().events) {
    if (e.type != "CONSULT" || !e.targets.empty()) continue;
    const std::set<std::size_t> sides(e.actors.begin(), e.actors.end());
    if (!sides.contains(row(a)) || !sides.contains(row(b))) continue;
    found.emplace_back(e.when.known() ? iso_begin(e.when) : "?",
                       names_of(kazakhstan(), e.evidence));
  }
  return found;
}

}  // namespace

TEST_CASE("examples: nothing is lost, and two happenings are two stories") {
  CHECK(account().unread.empty());
  CHECK(account().stories.size() == 2);
  CHECK(kazakhstan().articles.size() == 17);
  CHECK(kazakhstan().origins.size() == 14);
}

TEST_CASE("examples: an agency text, its copies and its translation are one origin, credited") {
  const Dossier& d = kazakhstan();
  std::vector<Names> origins;
  for (const Origin& o : d.origins) {
    Names names;
    for (const std::uint32_t a : o.articles) names.insert(name_of(d.articles.at(a)));
    if (o.articles.size() > 1) {
      CHECK(names == kAgencyText);
      CHECK(name_of(d.articles.at(o.articles.front())) == "Le Courrier des Steppes 2022-01-07");
      CHECK(o.credited.find("Agence France-Steppes") != std::string::npos);
    }
    origins.push_back(names);
  }
  CHECK(std::count(origins.begin(), origins.end(), kAgencyText) == 1);
  for (const Source& s : d.articles)
    if (s.outlet == "The Northern Ledger") CHECK(s.kinship == Kinship::kTranslation);
}

TEST_CASE("examples: 250 and 2,500 soldiers disagree by a power of ten") {
  const DossierFinding& f = finding("troops", "");
  CHECK(f.verdict == Verdict::kDisagree);
  CHECK(flagged(f, Flag::kPowerOfTen));
  CHECK(told(f, 250, 250).by == Names{"Le Fil de l'Est 2022-01-07"});
  CHECK(told(f, 2500, 2500).by ==
        Names{"Harbour Daily Post 2022-01-07", "Le Quotidien du Canal 2022-01-08"});
}

TEST_CASE("examples: one ministry is quoted with 26 and with 36 protesters killed") {
  const DossierFinding& f = finding("dead", "protesters");
  CHECK(f.verdict == Verdict::kDisagree);
  CHECK(flagged(f, Flag::kSameSpeaker));
  CHECK(told(f, 26, 26).by == kAgencyText);
  CHECK(told(f, 26, 26).origins == 1);
  CHECK(told(f, 36, 36).by == Names{"L'Observateur des Marches 2022-01-08"});
  CHECK(told(f, 26, 26).speakers == told(f, 36, 36).speakers);
  CHECK(told(f, 26, 26).speakers.size() == 1);
  CHECK_FALSE(told(f, 26, 26).speakers.contains(""));
}

TEST_CASE("examples: 164 dead were published and withdrawn") {
  const DossierFinding& f = finding("dead", "");
  CHECK(f.verdict == Verdict::kRetracted);
  CHECK(flagged(f, Flag::kWithdrawn));
  CHECK(told(f, 164, 164).by == Names{"Capital Herald 2022-01-09", "Tribune du Plateau 2022-01-09",
                                      "Capital Herald 2022-01-10"});
}

TEST_CASE("examples: 18 killed in one report are 18 wounded in another") {
  const DossierFinding& f = finding("dead", "security_forces");
  CHECK(f.verdict == Verdict::kDisagree);
  CHECK(flagged(f, Flag::kSwappedCategory));
  CHECK(flagged(f, Flag::kSameSpeaker));
  CHECK(told(f, 18, 18).by ==
        kAgencyText + Names{"L'Observateur des Marches 2022-01-08", "Info Carrefour 2022-01-08"});
}

TEST_CASE("examples: counts of arrests grow from day to day, and the later supersedes") {
  const DossierFinding& f = finding("arrested", "");
  CHECK(f.verdict == Verdict::kSuperseded);
  CHECK(flagged(f, Flag::kLaterReport));
  CHECK(told(f, 2000, 2000).by == Names{"The Meridian Bulletin 2022-01-06"});
  CHECK(told(f, 4400, 4400).by == Names{"Info Carrefour 2022-01-08", "Steppe Monitor 2022-01-08"});
  CHECK(told(f, 5800, 5800).by == Names{"Capital Herald 2022-01-09"});
  CHECK(told(f, 7900, 7900).by ==
        Names{"Capital Herald 2022-01-10", "Carrefour des Presses 2022-01-10"});
  CHECK(told(f, 7900, 7900).origins == 2);
}

TEST_CASE("examples: two calls on two days stay two") {
  const auto found = calls(actor("Vladimir Poutine"), actor("Kassym-Jomart Tokaïev"));
  REQUIRE(found.size() == 2);
  CHECK(found[0] == std::pair<std::string, Names>("2022-01-07", {"Le Fil de l'Est 2022-01-07"}));
  CHECK(found[1] == std::pair<std::string, Names>("2022-01-08", {"Le Quotidien du Canal 2022-01-08",
                                                                 "Steppe Monitor 2022-01-08"}));
}

TEST_CASE("examples: one quotation in two languages is one quotation") {
  const Dossier& d = kazakhstan();
  const std::string french = "Les deux présidents se parleront chaque jour";
  for (const DossierQuote& q : d.quotes) {
    const auto has = [&](std::string_view words) {
      return std::any_of(q.wordings.begin(), q.wordings.end(), [&](const Citation& c) {
        return c.at.of(d.articles.at(c.article).text).find(words) != std::string_view::npos;
      });
    };
    if (!has(french)) continue;
    CHECK(has("The two presidents will speak every day"));
    CHECK(q.origins == 2);
    REQUIRE(q.speaker >= 0);
    CHECK(static_cast<std::size_t>(q.speaker) == row(actor("le Kremlin")));
    return;
  }
  FAIL("the quotation is not there");
}

TEST_CASE("examples: a quotation and its translation in a copy are one, of one origin") {
  const Dossier& d = kazakhstan();
  for (const DossierQuote& q : d.quotes) {
    const Names names = names_of(d, q.wordings);
    const Citation& first = q.wordings.front();
    if (first.at.of(d.articles.at(first.article).text).find("Nous ne discuterons pas") ==
        std::string_view::npos)
      continue;
    CHECK(names == kAgencyText);
    CHECK(q.origins == 1);
    return;
  }
  FAIL("the quotation is not there");
}

TEST_CASE("examples: five spellings are one president, and nobody else") {
  const DossierActor& president = actor("Kassym-Jomart Tokaïev");
  CHECK(president.kind == ActorKind::kPerson);
  CHECK(president.country == "KAZ");
  for (const char* spelling : {"Kassym-Jomart Tokayev", "Kassim-Jomart Tokaiev",
                               "Kasym-Zhomart Tokaev", "Qasym-Jomart Toqaev", "Tokayev"})
    CHECK(row(actor(spelling)) == row(president));
  CHECK(row(actor("Karim Massimov")) != row(president));
}

TEST_CASE("examples: nothing of another story's headline enters the account") {
  REQUIRE(!account().stories.empty());
  for (const Dossier& d : account().stories)
    for (const Source& s : d.articles)
      for (const char* stranger :
           {"Villeret", "Castagnède", "Marchandeau", "Soames",  "Loke",   "Hautefeuille",
            "Lormel",   "Vautrin",    "Ferrand",     "Finch",   "Aubert", "Farrant",
            "Reeve",    "Sarrazin",   "Pennock",     "Brémond", "320",    "500 morts",
            "2 300",    "1,700",      "8,000"}) {
        INFO(name_of(s) << ": " << stranger);
        CHECK(s.text.find(stranger) == std::string::npos);
      }
}

TEST_CASE("examples: two outlets agree on more than 1,000 wounded") {
  const DossierFinding& f = finding("wounded", "");
  CHECK(f.verdict == Verdict::kAgree);
  CHECK(f.flags.empty());
  CHECK(told(f, 1000, 0).by ==
        Names{"Harbour Daily Post 2022-01-07", "L'Observateur des Marches 2022-01-08"});
}

TEST_CASE("examples: dozens missing and 61 missing are compatible") {
  const DossierFinding& f = finding("missing", "");
  CHECK(f.verdict == Verdict::kCompatible);
  CHECK(told(f, 61, 61).by == Names{"The Meridian Bulletin 2022-01-10"});
}

TEST_CASE("examples: an arrest that one source tells of has one origin") {
  const DossierActor& massimov = actor("Karim Massimov");
  for (const DossierEvent& e : kazakhstan().events)
    if (e.type == "COERCE" && std::count(e.targets.begin(), e.targets.end(), row(massimov))) {
      CHECK(e.mode == "arrest");
      CHECK(e.origins == 1);
      CHECK(iso_begin(e.when) == "2022-01-06");
      return;
    }
  FAIL("the arrest is not there");
}

TEST_CASE("examples: only what disagrees is said to disagree") {
  REQUIRE(!kazakhstan().findings.empty());
  for (const DossierFinding& f : kazakhstan().findings) {
    INFO(f.what << " of " << f.of << ": " << f.text);
    const bool expected = (f.what == "troops" && f.of.empty()) ||
                          (f.what == "dead" && f.of == "protesters") ||
                          ((f.what == "dead" || f.what == "wounded") && f.of == "security_forces");
    CHECK((f.verdict != Verdict::kDisagree || expected));
  }
}

TEST_CASE("examples: the account on a terminal is the golden one") {
  testing::check_golden("kazakhstan-2022.txt", account_text(account(), testing::english(),
                                                            {.colour = false, .width = 100}));
}

}  // namespace recoupe

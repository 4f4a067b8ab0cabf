// Every number is weighed against every other of its question (verdict.h); the gravest outcome is
// the verdict. What was withdrawn is no longer weighed, and where a day has many numbers, two that
// differ prove nothing. Then the questions that confuse each other are looked at: 18 dead here and
// 18 wounded there, of the same people and from the same mouth, is one number with two meanings.
// Questions of events come with their verdict (happenings.h).
//
// Cost: the square of the answers to one question, at most kMaxClaims of them.
#include "relate/compare/compare.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>

#include "base/sorted.h"
#include "relate/compare/claims.h"
#include "relate/compare/happenings.h"
#include "relate/compare/parts.h"
#include "relate/compare/verdict.h"

namespace recoupe {
namespace {

constexpr std::size_t kMaxClaims =
    300;  // weighed of one question; the rest only stands in the ledger
constexpr std::size_t kMaxRivals =
    4;  // values of one day that can be rivals; more are of different scopes

// The gravest first; also the order of findings.
int gravity(Verdict v) {
  switch (v) {
    case Verdict::kDisagree:
      return 0;
    case Verdict::kRetracted:
      return 1;
    case Verdict::kSuperseded:
      return 2;
    case Verdict::kCompatible:
      return 3;
    case Verdict::kAgree:
      return 4;
    case Verdict::kOneSource:
      return 5;
  }
  return 5;
}

void add(std::vector<Flag>& flags, Flag flag) {
  if (std::find(flags.begin(), flags.end(), flag) != flags.end()) return;
  flags.insert(std::upper_bound(flags.begin(), flags.end(), flag), flag);
}

bool has(const std::vector<Flag>& flags, Flag flag) {
  return std::find(flags.begin(), flags.end(), flag) != flags.end();
}

// Which rule says why; the most telling first.
std::string_view rule_name(const Finding& f) {
  switch (f.verdict) {
    case Verdict::kDisagree:
      if (has(f.flags, Flag::kSwappedCategory)) return "compare:swapped_category";
      if (has(f.flags, Flag::kPowerOfTen)) return "compare:power_of_ten";
      return has(f.flags, Flag::kSameSpeaker) ? "compare:same_speaker" : "compare:disagree";
    case Verdict::kRetracted:
      return "compare:retracted";
    case Verdict::kSuperseded:
      return "compare:superseded";
    case Verdict::kCompatible:
      if (f.question.about) return "compare:perhaps_two";
      return has(f.flags, Flag::kScopeDiffers) ? "compare:scope_differs" : "compare:compatible";
    case Verdict::kAgree:
      return "compare:agree";
    case Verdict::kOneSource:
      return "compare:one_source";
  }
  return "compare:one_source";
}

bool same_day(const Answer& a, const Answer& b) {
  return !a.as_of.known() || !b.as_of.known() || a.as_of.overlaps(b.as_of);
}

// What is told to be a part of the other proves nothing. Where a day has many numbers, they count
// different things, and two that differ prove nothing; unless one mouth said them or a digit was
// lost.
Stand among_rivals(const Stand& stand, const Claim& claim, const Claim& other,
                   const std::vector<Claim>& claims, const Parts& parts) {
  Stand apart{Verdict::kCompatible, {Flag::kScopeDiffers}};
  if (stand.verdict != Verdict::kDisagree) return stand;
  const double x = nominal(claim.answer), y = nominal(other.answer);
  if (parts.part_of(x, y) || parts.part_of(y, x) || parts.told_together(x, y)) return apart;
  if (!stand.flags.empty()) return stand;
  std::vector<double> rivals;
  for (const Claim& c : claims)
    if (c.whole && c.answer.hedge != Hedge::kVague && same_day(c.answer, claim.answer))
      rivals.push_back(nominal(c.answer));
  sort_unique(rivals);
  return rivals.size() <= kMaxRivals ? stand : apart;
}

Course course_of(std::string_view cumulative) {
  if (cumulative == "yes") return Course::kGrows;
  return cumulative == "once" ? Course::kOnce : Course::kShrinks;
}

// Sets verdict and flags from the claims alone.
void judge(const std::vector<Claim>& claims, Course course, Finding& f) {
  f.verdict = Verdict::kOneSource;
  const Parts parts(claims);
  bool withdrawn = false;
  const auto weigh_in = [&](const Stand& stand) {
    if (gravity(stand.verdict) < gravity(f.verdict)) {
      f.verdict = stand.verdict;
      f.flags.clear();
    }
    if (stand.verdict == f.verdict)
      for (const Flag flag : stand.flags) add(f.flags, flag);
  };
  const auto taken_back = [&](const Claim& c) {
    return std::any_of(claims.begin(), claims.end(), [&](const Claim& o) {
      return o.answer.withdrawn && o.answer.has_low == c.answer.has_low &&
             o.answer.low == c.answer.low;
    });
  };
  for (std::size_t i = 0; i < std::min(claims.size(), kMaxClaims); ++i) {
    withdrawn = withdrawn || claims[i].answer.withdrawn;
    if (taken_back(claims[i])) continue;
    if (claims[i].from.size() > 1) weigh_in({Verdict::kAgree, {}});
    for (std::size_t j = 0; j < i; ++j)
      if (!taken_back(claims[j]))
        if (const std::optional<Stand> stand = weigh(claims[j], claims[i], course))
          weigh_in(among_rivals(*stand, claims[i], claims[j], claims, parts));
  }
  if (!withdrawn) return;
  if (f.verdict != Verdict::kDisagree) {
    f.verdict = Verdict::kRetracted;
    f.flags.clear();
  }
  add(f.flags, Flag::kWithdrawn);
}

struct Asked {
  Topic topic;
  std::vector<Claim> claims;
  Finding finding;
};

bool same_number(const Claim& a, const Claim& b) {
  const Answer &x = a.answer, &y = b.answer;
  return x.hedge != Hedge::kVague && x.has_low && y.has_low && x.low == y.low &&
         x.low >= kLeastTelling && x.has_high == y.has_high && (!x.has_high || x.high == y.high) &&
         !x.withdrawn && !y.withdrawn;
}

// No text tells this number of both.
bool told_apart(const Claim& number, const std::vector<Claim>& others, const Claim& twin) {
  return std::none_of(others.begin(), others.end(), [&](const Claim& o) {
    return same_number(o, twin) && meet(o.from, number.from);
  });
}

// `twin` has the number of `claim` for another category. Both questions show it; the first, in the
// order of confusions.tsv, has the other's answer beside its own, and disagrees if one named
// speaker is said to have said both.
void find_swaps(Asked& one, Asked& other, std::string_view code) {
  for (std::size_t i = 0; i < std::min(one.claims.size(), kMaxClaims); ++i)
    for (const Claim& twin : other.claims) {
      const Claim& claim = one.claims[i];
      if (!same_number(claim, twin) || claim.answer.speaker != twin.answer.speaker) continue;
      if (!claim.whole || !twin.whole || !same_day(claim.answer, twin.answer)) continue;
      if (!told_apart(claim, other.claims, twin) || !told_apart(twin, one.claims, claim)) continue;
      add(one.finding.flags, Flag::kSwappedCategory);
      add(other.finding.flags, Flag::kSwappedCategory);
      if (!claim.answer.speaker) continue;
      add(one.finding.flags, Flag::kSameSpeaker);
      one.finding.verdict = Verdict::kDisagree;
      one.finding.answers.push_back(twin.answer);
      one.finding.answers.back().value = code;
    }
}

void find_swaps(std::vector<Asked>& asked, const Pack& pack) {
  const Table &confusions = pack.world("confusions"), &categories = pack.world("categories");
  for (std::size_t row = 0; row < confusions.size(); ++row) {
    const std::string_view code = confusions.cell(row, "for");
    const Term what = categories.term(confusions.cell(row, "category")),
               twin = categories.term(code);
    for (Asked& one : asked)
      for (Asked& other : asked)
        if (what && one.topic.what == what && other.topic.what == twin &&
            one.topic.group == other.topic.group)
          find_swaps(one, other, code);
  }
}

// "A bonus of 300 cedis", "a bonus of 3,000 cedis": amounts are each a question of their own, but
// not when one mouth said both in the same words on one day, and no text tells both.
bool one_amount(const Asked& a, const Asked& b, const Claim& x, const Claim& y) {
  if (a.topic.what != b.topic.what || a.topic.unit != b.topic.unit) return false;
  if (!power_of_ten(x.answer, y.answer) || !same_day(x.answer, y.answer)) return false;
  if (!x.answer.speaker || x.answer.speaker != y.answer.speaker) return false;
  return x.whole && y.whole && meet(x.leads, y.leads) && told_apart(x, b.claims, y) &&
         told_apart(y, a.claims, x);
}

// The answers of both stand under the first; the second is asked no more.
void find_lost_digits(std::vector<Asked>& asked) {
  for (std::size_t i = 0; i < std::min(asked.size(), kMaxClaims); ++i)
    for (std::size_t j = i + 1; j < std::min(asked.size(), kMaxClaims); ++j) {
      Asked &a = asked[i], &b = asked[j];
      const bool one =
          a.topic.noun != 0 && std::any_of(a.claims.begin(), a.claims.end(), [&](const Claim& x) {
            return std::any_of(b.claims.begin(), b.claims.end(),
                               [&](const Claim& y) { return one_amount(a, b, x, y); });
          });
      if (!one) continue;
      a.finding.verdict = Verdict::kDisagree;
      a.finding.flags.clear();
      add(a.finding.flags, Flag::kPowerOfTen);
      add(a.finding.flags, Flag::kSameSpeaker);
      a.finding.answers.insert(a.finding.answers.end(), b.finding.answers.begin(),
                               b.finding.answers.end());
      asked.erase(asked.begin() + static_cast<std::ptrdiff_t>(j--));
    }
}

std::vector<Asked> ask(const Corpus& corpus, const Relations& so_far, Index<Story> story,
                       const Pack& pack) {
  const Table& categories = pack.world("categories");
  std::vector<Asked> out;
  for (auto& [topic, claims] : lay_out_claims(corpus, so_far, story, pack)) {
    Asked asked{.topic = topic, .claims = claims, .finding = {}};
    asked.finding.question = {.story = story,
                              .about = {},
                              .aspect = Aspect::kHowMany,
                              .what = topic.what,
                              .group = topic.group};
    for (const Claim& c : claims) asked.finding.answers.push_back(c.answer);
    judge(claims, course_of(categories.cell(topic.what - 1u, "cumulative")), asked.finding);
    out.push_back(std::move(asked));
  }
  return out;
}

}  // namespace

std::vector<Finding> compare(const Corpus& corpus, const Relations& so_far, const Pack& pack) {
  std::vector<Finding> out;
  const Happenings happenings(corpus, so_far, pack);
  for (std::size_t s = 0; s < so_far.stories.size(); ++s) {
    const auto first = static_cast<std::ptrdiff_t>(out.size());
    std::vector<Asked> asked = ask(corpus, so_far, index<Story>(s), pack);
    find_lost_digits(asked);
    find_swaps(asked, pack);
    for (Asked& a : asked) out.push_back(std::move(a.finding));
    for (Finding& f : happenings.ask(index<Story>(s))) out.push_back(std::move(f));
    std::stable_sort(out.begin() + first, out.end(), [](const Finding& a, const Finding& b) {
      return gravity(a.verdict) < gravity(b.verdict);
    });
  }
  for (Finding& f : out) f.rule = pack.rule(rule_name(f));
  return out;
}

}  // namespace recoupe

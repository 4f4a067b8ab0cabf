#include "report/dossier/views.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/fold.h"

namespace recoupe {
namespace {

using Rows = std::vector<std::uint32_t>;  // of a finding's answers

double least(const DossierAnswer& a) { return a.has_low ? a.low : a.high; }
double most(const DossierAnswer& a) { return a.has_high ? a.high : a.low; }

// Those that stand and are of the question's own category.
Rows standing(const DossierFinding& f) {
  Rows out;
  for (std::uint32_t i = 0; i < f.answers.size(); ++i)
    if (!f.answers[i].withdrawn && f.answers[i].value.empty()) out.push_back(i);
  return out;
}

DossierView around(const DossierFinding& f, Rows rows) {
  DossierView out;
  for (const std::uint32_t row : rows) {
    const DossierAnswer& a = f.answers[row];
    out.low = row == rows.front() ? least(a) : std::min(out.low, least(a));
    out.high = row == rows.front() ? most(a) : std::max(out.high, most(a));
  }
  out.answers = std::move(rows);
  return out;
}

// The answers of one value that more than half of all origins give.
Rows of_most_origins(const Dossier& d, const DossierFinding& f) {
  using Value = std::tuple<bool, double, bool, double>;
  std::set<std::uint32_t> all;
  std::map<Value, std::pair<std::set<std::uint32_t>, Rows>> by_value;
  for (const std::uint32_t row : standing(f)) {
    const DossierAnswer& a = f.answers[row];
    auto& [origins, rows] =
        by_value[{a.has_low, a.has_low ? a.low : 0, a.has_high, a.has_high ? a.high : 0}];
    rows.push_back(row);
    for (const Citation& c : a.evidence) {
      origins.insert(d.articles[c.article].origin);
      all.insert(d.articles[c.article].origin);
    }
  }
  Rows found;
  for (const auto& [value, of_value] : by_value) {
    if (2 * of_value.first.size() <= all.size()) continue;
    if (!found.empty()) return {};  // texts that give two numbers can carry both
    found = of_value.second;
  }
  return found;
}

// Stand all words of `source` in `name`?
bool names(std::string_view source, std::string_view name) {
  const std::string wanted = fold(source), words = ' ' + fold(name) + ' ';
  bool all = !wanted.empty();
  each_word(wanted, [&](std::string_view word) {
    all = all && words.find(' ' + std::string(word) + ' ') != std::string::npos;
  });
  return all;
}

// The speaker; of what nobody is named for, an outlet that says it.
bool given_by(const Dossier& d, const DossierAnswer& a, std::string_view source) {
  if (a.speaker >= 0) {
    const DossierActor& who = d.actors[static_cast<std::size_t>(a.speaker)];
    return names(source, who.name) ||
           std::any_of(who.spellings.begin(), who.spellings.end(),
                       [&](const std::string& spelling) { return names(source, spelling); });
  }
  return std::any_of(a.evidence.begin(), a.evidence.end(), [&](const Citation& c) {
    return names(source, d.articles[c.article].outlet);
  });
}

// What the first source that gives any gave last.
DossierView ranked(const Dossier& d, const DossierFinding& f,
                   const std::vector<std::string>& sources) {
  for (const std::string& source : sources) {
    Rows rows;
    for (const std::uint32_t row : standing(f)) {
      if (!given_by(d, f.answers[row], source)) continue;
      const auto when = [&](std::uint32_t r) { return f.answers[r].as_of; };
      if (!rows.empty() && when(row) < when(rows.front())) continue;
      if (!rows.empty() && when(row) != when(rows.front())) rows.clear();
      rows.push_back(row);
    }
    if (rows.empty()) continue;
    DossierView out = around(f, std::move(rows));
    out.source = source;
    return out;
  }
  return {};
}

DossierView view_of(const Dossier& d, const DossierFinding& f, const ViewChoice& choice) {
  switch (choice.kind) {
    case ViewKind::kRange:
      return around(f, standing(f));
    case ViewKind::kMajority:
      return around(f, of_most_origins(d, f));
    case ViewKind::kRanked:
      return ranked(d, f, choice.sources);
  }
  return {};
}

}  // namespace

void add_views(Dossier& story, const ViewChoice& choice) {
  for (DossierFinding& f : story.findings) {
    if (f.aspect != Aspect::kHowMany || f.verdict != Verdict::kDisagree) continue;
    f.view = view_of(story, f, choice);
    f.view->kind = choice.kind;
  }
}

}  // namespace recoupe

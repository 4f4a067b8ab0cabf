#include "account_ledger.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/fold.h"

namespace recoupe::testing {

std::set<std::string> words_of(const std::string& name) {
  std::set<std::string> out;
  for (std::string& word : split(fold(name), " ")) out.insert(std::move(word));
  return out;
}

bool same_name(const std::string& a, const std::string& b) {
  const auto x = words_of(a), y = words_of(b);
  return std::ranges::includes(x, y) || std::ranges::includes(y, x);
}

AccountLedger::AccountLedger(const std::vector<GoldStory>& gold, const std::vector<Dossier>& found)
    : gold_(gold), found_(found) {
  for (const Dossier& d : found_)
    for (const Source& s : d.articles) homes_[s.id] = {&d, &s};
  for (const GoldStory& story : gold_)
    for (const Page& page : story.pages) {
      story_of_[page.id] = &story;
      origin_of_[page.id] = {page.id};
      for (const GoldOrigin& o : story.origins)
        if (has(o.reports, page.id)) origin_of_[page.id] = {o.reports.begin(), o.reports.end()};
    }
}

void AccountLedger::add(const GoldStory& story, const std::string& name, bool right) {
  Share& share = out_.shares[name][story.even ? 1 : 0];
  share.right += right ? 1 : 0;
  ++share.of;
}

void AccountLedger::harm(const GoldStory& story, const std::string& name, const std::string& what) {
  ++out_.harms[name][story.even ? 1 : 0];
  error(story, fmt::format("{}: {}", name, what));
}

void AccountLedger::error(const GoldStory& story, std::string line) {
  std::ranges::replace(line, '\n', ' ');
  if (story.even) out_.errors.push_back(story.name + " " + std::move(line));
}

std::string AccountLedger::words(const Dossier& d, const std::vector<Citation>& evidence) {
  std::string out;
  for (const Citation& c : evidence)
    out += fmt::format("{}{} '{}'", out.empty() ? "" : ", ", d.articles[c.article].id,
                       c.at.of(d.articles[c.article].text));
  return out;
}

std::string AccountLedger::words(const Citings& citings) {
  std::string out;
  for (const Citing& c : citings)
    out += fmt::format("{}{} '{}'", out.empty() ? "" : ", ", c.report, c.wordings);
  return out;
}

const GoldStory& AccountLedger::story_of(const Dossier& d,
                                         const std::vector<Citation>& evidence) const {
  return *story_of_.at(d.articles[evidence.at(0).article].id);
}

Ids AccountLedger::reports(const Dossier& d, const std::vector<Citation>& evidence) {
  Ids out;
  for (const Citation& c : evidence) out.insert(d.articles[c.article].id);
  return out;
}

Ids AccountLedger::reports(const Citings& citings) {
  Ids out;
  for (const Citing& c : citings) out.insert(c.report);
  return out;
}

std::size_t AccountLedger::origins(const Ids& reports) const {
  std::set<Ids> out;
  for (const std::string& id : reports) out.insert(origin_of_.at(id));
  return out.size();
}

bool AccountLedger::at(const Dossier& d, const Citation& evidence, const Citing& cited) {
  const Source& source = d.articles[evidence.article];
  return source.id == cited.report &&
         among(evidence.at, Citations(source.text).any_of(cited.wordings));
}

bool AccountLedger::touches(const Dossier& d, const std::vector<Citation>& evidence,
                            const Citing& cited) {
  return std::ranges::any_of(evidence, [&](const Citation& c) { return at(d, c, cited); });
}

bool AccountLedger::overlaps(const Dossier& d, const std::vector<Citation>& evidence,
                             const Citing& cited) {
  return std::ranges::any_of(evidence, [&](const Citation& c) {
    const Source& source = d.articles[c.article];
    return source.id == cited.report &&
           std::ranges::any_of(Citations(source.text).any_of(cited.wordings),
                               [&](Span s) { return s.overlaps(c.at); });
  });
}

}  // namespace recoupe::testing

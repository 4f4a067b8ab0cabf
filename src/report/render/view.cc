#include "report/render/view.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "base/codes.h"
#include "base/fold.h"
#include "report/render/html_text.h"
#include "report/render/slice.h"

namespace recoupe {
namespace {

constexpr std::size_t kNameBytes = 48;  // of a title that stands for an unknown outlet

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

// The last `limit` bytes, from the start of a word on.
std::string_view last_part(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return text;
  text.remove_prefix(text.size() - limit);
  while (!text.empty() && continues(text.front())) text.remove_prefix(1);
  const std::size_t space = text.find(' ');
  return space == std::string_view::npos ? text : text.substr(space + 1);
}

std::string_view first_part(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return text;
  while (limit > 0 && continues(text[limit])) --limit;
  text = text.substr(0, limit);
  const std::size_t space = text.rfind(' ');
  return space == std::string_view::npos ? text : text.substr(0, space);
}

bool in_title(const Source& source, const Citation& citation) {
  return !source.blocks.empty() && source.blocks.front().kind == BlockKind::kTitle &&
         source.blocks.front().span.contains(citation.at);
}

}  // namespace

Headline headline(const Dossier& dossier) {
  Headline h{dossier.articles.size(), 0, dossier.origins.size()};
  for (const Source& s : dossier.articles)
    h.texts += s.copy_of.empty() || s.kinship != Kinship::kSameText;
  return h;
}

Snippet snippet(const Dossier& dossier, const Citation& citation) {
  if (citation.article >= dossier.articles.size()) return {};
  const std::string_view text = dossier.articles[citation.article].text;
  const Span at = clamp(citation.at, text);
  const Span around = clamp(join(at, citation.sentence), text);
  Snippet s;
  s.exact = at.of(text);
  const std::string_view before = text.substr(around.begin, at.begin - around.begin);
  const std::string_view after = text.substr(at.end, around.end - at.end);
  s.before = last_part(before, kSnippet);
  s.after = first_part(after, kSnippet);
  s.cut_before = s.before.size() < before.size();
  s.cut_after = s.after.size() < after.size();
  return s;
}

std::vector<OriginEvidence> by_origin(const Dossier& dossier,
                                      const std::vector<Citation>& evidence) {
  std::vector<OriginEvidence> groups;
  std::vector<std::size_t> group_of(dossier.origins.size() + 1, static_cast<std::size_t>(-1));
  for (const Citation& c : evidence) {
    if (c.article >= dossier.articles.size()) continue;
    const std::uint32_t origin = dossier.articles[c.article].origin;
    std::size_t& at = group_of[std::min<std::size_t>(origin, dossier.origins.size())];
    if (at == static_cast<std::size_t>(-1)) {
      at = groups.size();
      groups.push_back({origin, {}});
    }
    groups[at].citations.push_back(c);
  }
  for (OriginEvidence& group : groups) {
    std::vector<Citation>& all = group.citations;
    const auto told = std::find_if(all.begin(), all.end(), [&](const Citation& c) {
      return c.article == all.front().article && !in_title(dossier.articles[c.article], c);
    });
    if (told != all.end()) std::rotate(all.begin(), told, told + 1);
  }
  return groups;
}

std::vector<Citation> by_article(std::vector<Citation> citations) {
  std::map<std::uint32_t, std::size_t> first;
  for (std::size_t i = 0; i < citations.size(); ++i) first.emplace(citations[i].article, i);
  std::stable_sort(citations.begin(), citations.end(), [&](const Citation& a, const Citation& b) {
    return first[a.article] < first[b.article];
  });
  return citations;
}

std::vector<SpeakerQuotes> by_speaker(const Dossier& dossier) {
  std::vector<SpeakerQuotes> groups;
  SpeakerQuotes unnamed;
  std::vector<std::size_t> group_of(dossier.actors.size(), static_cast<std::size_t>(-1));
  for (std::size_t i = 0; i < dossier.quotes.size(); ++i) {
    const std::int64_t speaker = dossier.quotes[i].speaker;
    if (!actor_at(dossier, speaker)) {
      unnamed.quotes.push_back(i);
      continue;
    }
    std::size_t& at = group_of[static_cast<std::size_t>(speaker)];
    if (at == static_cast<std::size_t>(-1)) {
      at = groups.size();
      groups.push_back({speaker, {}});
    }
    groups[at].quotes.push_back(i);
  }
  if (!unnamed.quotes.empty()) groups.push_back(std::move(unnamed));
  return groups;
}

std::vector<std::size_t> most_told(const Dossier& dossier, std::vector<std::size_t> quotes,
                                   std::size_t most) {
  std::stable_sort(quotes.begin(), quotes.end(), [&](std::size_t a, std::size_t b) {
    return dossier.quotes[a].origins > dossier.quotes[b].origins;
  });
  quotes.resize(std::min(quotes.size(), most));
  std::sort(quotes.begin(), quotes.end());
  return quotes;
}

// A line tells an event where it has its time and one of its sentences.
std::vector<std::vector<std::size_t>> deeds(const Dossier& dossier) {
  std::map<std::tuple<Period, std::uint32_t, Span>, std::vector<std::size_t>> told;
  for (std::size_t i = 0; i < dossier.events.size(); ++i) {
    const DossierEvent& e = dossier.events[i];
    if (e.actors.empty() && e.targets.empty()) continue;
    if (e.negated || e.hypothetical || e.historical) continue;
    for (const Citation& c : e.evidence) {
      std::vector<std::size_t>& here = told[{e.when, c.article, c.sentence}];
      if (here.empty() || here.back() != i) here.push_back(i);
    }
  }
  std::vector<std::vector<std::size_t>> lines;
  for (const DossierLine& line : dossier.timeline) {
    std::set<std::size_t> rows;
    for (const Citation& c : line.evidence)
      if (const auto at = told.find({line.when, c.article, c.sentence}); at != told.end())
        rows.insert(at->second.begin(), at->second.end());
    lines.emplace_back(rows.begin(), rows.end());
  }
  return lines;
}

std::string deed_of(const DossierEvent& event, const Labels& words) {
  std::string out = words.of("event", event.type);
  if (!event.mode.empty()) out += ", " + words.of("mode", event.mode);
  if (event.future) out += ", " + words.of("event", "future");
  return out;
}

std::vector<std::size_t> findings_with(const Dossier& dossier, Verdict verdict) {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < dossier.findings.size(); ++i)
    if (dossier.findings[i].verdict == verdict) rows.push_back(i);
  return rows;
}

std::string_view shape(Verdict verdict) {
  switch (verdict) {
    case Verdict::kOneSource:
      return "○";
    case Verdict::kAgree:
      return "=";
    case Verdict::kCompatible:
      return "≈";
    case Verdict::kSuperseded:
      return "↗";
    case Verdict::kRetracted:
      return "⊘";
    case Verdict::kDisagree:
      return "≠";
  }
  return "";
}

const DossierActor* actor_at(const Dossier& dossier, std::int64_t row) {
  const bool known = row >= 0 && row < static_cast<std::int64_t>(dossier.actors.size());
  return known ? &dossier.actors[static_cast<std::size_t>(row)] : nullptr;
}

std::vector<std::string_view> other_spellings(const DossierActor& actor) {
  const std::string name = lower(actor.name);
  std::set<std::string> seen{name};
  std::vector<std::string_view> others;
  for (const std::string& spelling : actor.spellings) {
    const std::string folded = lower(spelling);
    if (!folded.ends_with(" " + name) && seen.insert(folded).second) others.push_back(spelling);
  }
  return others;
}

std::string_view host_of(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == std::string_view::npos) return {};
  url.remove_prefix(scheme + 3);
  return url.substr(0, url.find_first_of("/?#"));
}

std::string outlet_of(const Source& source) {
  if (!source.outlet.empty()) return source.outlet;
  if (const std::string_view host = host_of(source.url); !host.empty()) return std::string(host);
  if (source.title.empty()) return source.id;
  const std::string_view start = first_part(source.title, kNameBytes);
  return fmt::format("“{}{}”", start, start.size() < source.title.size() ? "…" : "");
}

std::string address_of(const Source& source) {
  return is_web_link(source.url) ? source.url : "urn:recoupe:article:" + source.id;
}

std::string languages_of(const Dossier& dossier, const Labels& words) {
  std::vector<std::string> names;
  for (const std::string& code : dossier.languages) names.push_back(words.of("language", code));
  return words.join(names);
}

std::string kinship_of(const Source& source, const Labels& words) {
  const std::string percent = std::to_string((source.shared + 5u) / 10u);
  return words.fill(fmt::format("kinship.{}", code(source.kinship)), {{"percent", percent}});
}

namespace {

std::string view_text(const DossierView& view, const Labels& words) {
  if (view.answers.empty()) return std::string(words("view.none"));
  const DossierAnswer value{.low = view.low, .high = view.high, .hedge = Hedge::kExact};
  return words.fill(fmt::format("view.{}", code(view.kind)),
                    {{"value", words.value(value, Aspect::kHowMany)}, {"source", view.source}});
}

}  // namespace

std::vector<std::string> flags_of(const DossierFinding& finding, const Labels& words) {
  std::vector<std::string> out;
  for (const Flag flag : finding.flags) out.push_back(words.of("flag", code(flag)));
  if (finding.view) out.push_back(view_text(*finding.view, words));
  return out;
}

}  // namespace recoupe

// Who said what, when it happened, who they are, and where it was printed.
#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/calendar.h"
#include "base/codes.h"
#include "report/render/html_map.h"
#include "report/render/html_story.h"
#include "report/render/html_text.h"

namespace recoupe {
namespace {

constexpr std::size_t kMostPlaces = 60;      // on the map: more would hide one another
constexpr std::size_t kMostStatements = 12;  // of one speaker in full; the rest in a line each
constexpr std::size_t kMostArticles = 40;    // after one name; what a reader can use

}  // namespace

std::string HtmlStory::statements() {
  std::string out;
  for (const SpeakerQuotes& group : by_speaker(d_)) {
    const DossierActor* speaker = actor_at(d_, group.speaker);
    out += R"(<section class="speaker"><header><h4>)" +
           (speaker ? actor_link(group.speaker) : escaped(words_("statement.no_speaker"))) +
           "</h4>";
    if (speaker && !speaker->role.empty())
      out += fmt::format(R"(<p class="role">{}</p>)", isolated(speaker->role));
    out += "</header><div>";
    const std::vector<std::size_t> most = most_told(d_, group.quotes, kMostStatements);
    std::vector<std::size_t> rest;
    for (const std::size_t quote : group.quotes)
      if (std::binary_search(most.begin(), most.end(), quote))
        out += statement(quote);
      else
        rest.push_back(quote);
    out += further(rest) + "</div></section>";
  }
  return out;
}

std::string HtmlStory::statement(std::size_t row) {
  const DossierQuote& q = d_.quotes[row];
  const std::string line = id("q", row);
  std::string out =
      fmt::format(R"(<div class="said" id="{}"><p class="terms"><span class="term">{}</span>)",
                  line, escaped(words_.of("manner", code(q.manner))));
  if (const std::string via = actor_links(q.via); !via.empty())
    out += fmt::format(R"(<span class="term">{}</span>)",
                       words_.fill("statement.via", {{"via", via}}));
  out +=
      fmt::format(R"(<span class="term">{}</span></p><div class="wordings">)", origins(q.origins));
  return out + passages(q.wordings, line, Repeats::kTranslations) + "</div></div>";
}

// What a speaker said besides: the words of each, and where they stand.
std::string HtmlStory::further(const std::vector<std::size_t>& quotes) {
  if (quotes.empty()) return {};
  std::string out = fmt::format(R"(<details class="further"><summary>{}</summary><ul>)",
                                escaped(words_.count("statement.further", quotes.size())));
  for (const std::size_t row : quotes) {
    const DossierQuote& q = d_.quotes[row];
    if (q.wordings.empty() || q.wordings.front().article >= d_.articles.size()) continue;
    const Source& source = d_.articles[q.wordings.front().article];
    out += fmt::format(
        R"(<li class="said" id="{}"><span lang="{}" dir="auto">{}</span> <span class="by">{}</span></li>)",
        id("q", row), escaped(source.language), escaped(snippet(d_, q.wordings.front()).exact),
        references(q.wordings, id("q", row), true));
  }
  return out + "</ul></details>";
}

std::string HtmlStory::timeline() {
  std::string out;
  Period last{};
  const std::vector<std::vector<std::size_t>> told = deeds(d_);
  for (std::size_t i = 0; i < d_.timeline.size(); ++i) {
    const Period when = d_.timeline[i].when;
    if (i == 0 || when != last) {
      if (!out.empty()) out += "</ul></li>";
      const std::string day =
          escaped(when.known() ? words_.when(when) : std::string(words_("timeline.no_date")));
      out += when.known() ? fmt::format(R"(<li><time class="day" datetime="{}">{}</time><ul>)",
                                        iso_begin(when), day)
                          : fmt::format(R"(<li><span class="day">{}</span><ul>)", day);
      last = when;
    }
    out += timeline_line(i, told[i]);
  }
  return out.empty() ? out : R"(<ol class="days">)" + out + "</ul></li></ol>";
}

// The words of the report; below them who did what to whom, where it was read.
std::string HtmlStory::timeline_line(std::size_t row, const std::vector<std::size_t>& events) {
  const DossierLine& line = d_.timeline[row];
  const bool known = !line.evidence.empty() && line.evidence.front().article < d_.articles.size();
  const std::string_view language =
      known ? d_.articles[line.evidence.front().article].language : std::string_view();
  std::string out = fmt::format(
      R"(<li id="{}"><p><span lang="{}" dir="auto">{}</span> <span class="by">{}</span></p>)",
      id("t", row), escaped(language), escaped(line.text),
      references(line.evidence, id("t", row), true));
  for (const std::size_t i : events) {
    const DossierEvent& e = d_.events[i];
    const std::string actors = actor_links(e.actors);
    const std::string targets = actor_links(e.targets);
    out += fmt::format(R"(<p class="deed"><span class="label">{}</span> {}{}{} {}</p>)",
                       escaped(deed_of(e, words_)), actors, targets.empty() ? "" : " → ", targets,
                       origins(e.origins));
  }
  return out + "</li>";
}

// Its places on a map, and in a list with what happened there.
std::string HtmlStory::map() {
  std::vector<MapPoint> points;
  std::string list;
  for (const Located& place : located(d_, places_)) {
    if (points.size() == kMostPlaces) break;
    const DossierActor& a = d_.actors[place.actor];
    std::string facts = words_.count("mentions", a.mentions.size());
    if (!place.events.empty()) facts += " · " + words_.count("map.events", place.events.size());
    if (place.at.country && a.kind == ActorKind::kPlace)
      facts += fmt::format(" · {}", words_("map.country"));
    list += fmt::format(R"(<li>{} <span class="meta">{}</span></li>)",
                        actor_link(static_cast<std::int64_t>(place.actor)), escaped(facts));
    points.push_back({place.at, a.name, a.mentions.size()});
  }
  const std::string svg = map_svg(points, words_("map.label"), outline_);
  return svg.empty() ? svg : svg + R"(<ul class="map-list">)" + list + "</ul>";
}

std::string HtmlStory::people() {
  std::string out;
  for (const ActorKind kind :
       {ActorKind::kPerson, ActorKind::kOffice, ActorKind::kBody, ActorKind::kGroup,
        ActorKind::kMedium, ActorKind::kState, ActorKind::kPlace}) {
    std::string entries;
    for (std::size_t i = 0; i < d_.actors.size(); ++i)
      if (d_.actors[i].kind == kind && !d_.actors[i].unnamed) entries += person(i);
    if (!entries.empty())
      out += fmt::format(R"(<h4 class="kind">{}</h4><ul class="actors {}">{}</ul>)",
                         escaped(words_.of("kinds", code(kind))), code(kind), entries);
  }
  std::string entries;
  std::size_t n = 0;
  for (std::size_t i = 0; i < d_.actors.size(); ++i)
    if (d_.actors[i].unnamed) {
      entries += nameless(i);
      ++n;
    }
  if (n > 0)
    out += fmt::format(R"(<details class="nameless"><summary>{}</summary><ul>{}</ul></details>)",
                       escaped(words_.count("actor.unnamed", n)), entries);
  return out;
}

// "1,000 people": somebody of one event.
std::string HtmlStory::nameless(std::size_t row) {
  return fmt::format(R"(<li id="{}">{} <span class="mentions">{}</span></li>)", id("p", row),
                     isolated(d_.actors[row].name), mentions(row));
}

std::string HtmlStory::person(std::size_t row) {
  const DossierActor& a = d_.actors[row];
  std::string out =
      fmt::format(R"(<li id="{}"><p class="name">{}</p>)", id("p", row), isolated(a.name));
  if (!a.role.empty()) out += fmt::format(R"(<p class="role">{}</p>)", isolated(a.role));
  const std::vector<std::string_view> spellings = other_spellings(a);
  if (!spellings.empty()) {
    out += fmt::format(R"(<p class="spellings"><span class="label">{}</span> )",
                       escaped(words_("actor.spellings")));
    for (std::size_t i = 0; i < spellings.size(); ++i)
      out += (i > 0 ? " · " : "") + isolated(spellings[i]);
    out += "</p>";
  }
  return out + fmt::format(R"(<p class="mentions"><span class="label">{}</span> {}</p></li>)",
                           escaped(words_.count("mentions", a.mentions.size())), mentions(row));
}

// The articles that name the actor, each once.
std::string HtmlStory::mentions(std::size_t row) {
  std::set<std::uint32_t> seen;
  std::string out;
  for (const Citation& c : d_.actors[row].mentions) {
    if (c.article >= d_.articles.size() || !seen.insert(c.article).second) continue;
    if (!out.empty()) out += ", ";
    if (seen.size() > kMostArticles) return out + "…";
    out += fmt::format(R"(<a href="#{}-a{}">{}</a>)", id("p", row), c.article + 1,
                       isolated(outlet_of(d_.articles[c.article])));
  }
  return out;
}

std::string HtmlStory::sources() {
  std::string out;
  for (std::size_t i = 0; i < d_.origins.size(); ++i) {
    const Origin& o = d_.origins[i];
    if (o.articles.empty()) continue;
    out += fmt::format(R"(<li id="{}">{})", id("o", i), source_line(o.articles.front()));
    if (!o.credited.empty())
      out += fmt::format(R"(<p class="credited">{}</p>)",
                         words_.fill("source.credited", {{"agency", isolated(o.credited)}}));
    if (o.articles.size() > 1) {
      out += fmt::format(R"(<details class="copies"><summary>{}</summary><ul>)",
                         escaped(words_.count("copies", o.articles.size() - 1)));
      for (std::size_t k = 1; k < o.articles.size(); ++k) {
        if (o.articles[k] >= d_.articles.size()) continue;
        out += "<li>" + source_line(o.articles[k]) +
               fmt::format(R"(<p class="kinship">{}</p></li>)",
                           escaped(kinship_of(d_.articles[o.articles[k]], words_)));
      }
      out += "</ul></details>";
    }
    out += "</li>";
  }
  return out.empty() ? out : R"(<ol class="origin-list">)" + out + "</ol>";
}

std::string HtmlStory::source_line(std::uint32_t row) const {
  if (row >= d_.articles.size()) return {};
  const Source& s = d_.articles[row];
  std::string out = R"(<p class="source">)" + article_link(row);
  if (!s.title.empty())
    out += fmt::format(R"( <cite lang="{}">{}</cite>)", escaped(s.language), isolated(s.title));
  out += R"( <span class="meta">)";
  std::vector<std::string> facts;
  if (s.published.known())
    facts.push_back(fmt::format(R"(<time datetime="{}">{}</time>)", iso_begin(s.published),
                                escaped(words_.when(s.published))));
  if (!s.language.empty()) facts.push_back(escaped(words_.of("language", s.language)));
  if (!s.url.empty())
    facts.push_back(
        linked(s.url, host_of(s.url).empty() ? std::string_view(s.url) : host_of(s.url)));
  for (std::size_t i = 0; i < facts.size(); ++i) out += (i > 0 ? " · " : "") + facts[i];
  return out + "</span></p>";
}

}  // namespace recoupe

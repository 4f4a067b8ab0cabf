// The events of one article as rows of GDELT's event table 2.0: 61 columns, tab-separated, no
// header.
//
// A row has room for two actors and none for doubt: it takes the first actor and the first target,
// of a reciprocal event two of its sides, and leaves out what is negated, planned, supposed or
// history. docs/exports.md says column by column what is filled and what stays empty.
#include <fmt/format.h>

#include <optional>
#include <string>

#include "base/calendar.h"
#include "base/capitals.h"
#include "base/hash.h"
#include "report/render/cells.h"
#include "report/render/event_rows.h"
#include "report/render/places.h"
#include "report/render/render.h"

namespace recoupe {
namespace {

constexpr std::size_t kGeoColumns = 8;  // type, name, country, two divisions, two degrees, feature

class GdeltRow {
 public:
  GdeltRow(const Reading& reading, const Pack& pack, const Places& places)
      : r_(reading), pack_(pack), places_(places) {}

  std::string write(std::size_t number);

 private:
  void add(std::string_view cell) {
    if (columns_++ > 0) row_ += '\t';
    row_ += cell;
  }
  void skip(std::size_t columns) {
    for (std::size_t i = 0; i < columns; ++i) add("");
  }
  void dates(Period when);
  void actor(const Party* party);
  bool action(const EventMention& e);
  void geography(const EventMention& e);
  bool in_lead(Span span) const;

  const Reading& r_;
  const Pack& pack_;
  const Places& places_;
  std::string row_;
  std::size_t columns_ = 0;
};

std::string GdeltRow::write(std::size_t number) {
  const EventMention& e = r_.events[number];
  // 63 bits: readers take the id for a signed number.
  add(fmt::format("{}", mix(r_.article.id, number) >> 1));
  dates(recoupe::day_of(r_, e).when);
  const std::vector<Party> actors = actors_of(r_, e), targets = parties_of(r_, e.targets);
  actor(actors.empty() ? nullptr : actors.data());
  actor(!targets.empty() ? targets.data() : actors.size() > 1 ? &actors[1] : nullptr);
  if (!action(e)) return {};
  skip(2 * kGeoColumns);
  geography(e);
  const Period added = r_.article.moment.known() ? r_.article.moment : r_.article.published;
  std::string stamp = added.known() ? iso(added.begin, true) : std::string();
  std::erase_if(stamp, [](char c) { return c < '0' || c > '9'; });
  add(stamp.empty() ? stamp : stamp + "00");
  add(cell_text(r_.article.url.empty() ? r_.article.key : r_.article.url));
  return row_ + '\n';
}

void GdeltRow::dates(Period when) {
  if (!when.known()) return skip(4);
  const Date d = date_of(when.begin);
  add(fmt::format("{:04}{:02}{:02}", d.year, d.month, d.day));
  add(fmt::format("{:04}{:02}", d.year, d.month));
  add(fmt::format("{:04}", d.year));
  // (month * 30 + day) / 365 of the year, to four decimals, in whole numbers.
  const int parts = ((d.month * 30 + d.day) * 10'000 + 182) / 365;
  add(fmt::format("{}.{:04}", d.year + parts / 10'000, parts % 10'000));
}

void GdeltRow::actor(const Party* party) {
  if (!party) return skip(10);
  const Table& countries = pack_.world("countries");
  const std::string_view sector =
      party->sector ? pack_.world("sectors").cell(party->sector - 1u, "cameo") : "";
  const std::string_view country = party->country ? countries.code(party->country) : "";
  const bool international =
      party->country && countries.cell(party->country - 1u, "kind") == "international";
  const bool twice = international && sector == country;
  add(fmt::format("{}{}", country, twice ? "" : sector));
  add(cell_text(capitals(party->name)));
  add(international ? "" : country);
  skip(4);  // known group, ethnicity, two religions
  add(international ? country : sector);
  add(international && !twice ? sector : "");
  skip(1);
}

// False: no CAMEO code, so no row.
bool GdeltRow::action(const EventMention& e) {
  const Table& cameo = pack_.world("cameo");
  const std::string_view type = e.type ? pack_.world("plover").code(e.type) : "";
  const std::string_view mode = e.mode ? pack_.world("modes").code(e.mode) : "";
  std::size_t found = cameo.size();
  for (std::size_t row = 0; row < cameo.size(); ++row) {
    const std::string_view own = cameo.cell(row, "mode");
    if (cameo.cell(row, "type") == type && (own == mode || own.empty())) found = row;
    if (found == row && own == mode) break;
  }
  const std::string_view code = cameo.cell(found, "code");
  if (code.empty()) return false;
  add(in_lead(e.span) ? "1" : "0");
  add(code);
  add(code.substr(0, 3));
  add(code.substr(0, 2));
  add(cameo.cell(found, "quad"));
  add(cameo.cell(found, "goldstein"));
  for (int i = 0; i < 3; ++i) add("1");  // mentions, sources, articles
  add("");                               // AvgTone: not measured
  return true;
}

// The title, the lead and, where no block is a lead, the first paragraph.
bool GdeltRow::in_lead(Span span) const {
  for (const Block& b : r_.article.blocks) {
    if (b.span.contains(span)) return true;
    if (b.kind != BlockKind::kTitle) return false;
  }
  return false;
}

void GdeltRow::geography(const EventMention& e) {
  if (!e.place || e.place.value >= r_.mentions.size()) return skip(kGeoColumns);
  const Party p = party_of(r_, e.place);
  const bool state = r_.mentions[e.place.value].kind == ActorKind::kState;
  const std::string_view country = p.country ? pack_.world("countries").code(p.country) : "";
  add(state ? "1" : "");
  add(cell_text(p.name));
  add(country);
  skip(2);  // two divisions
  // The point of a country says nothing of where in it a town lies.
  const std::optional<Point> at = places_.find(p.name, country);
  if (at && (state || !at->country)) {
    add(fmt::format("{}", at->latitude));
    add(fmt::format("{}", at->longitude));
  } else {
    skip(2);
  }
  skip(1);
}

}  // namespace

std::string gdelt_tsv(const Reading& reading, const Pack& pack) {
  std::string out;
  std::optional<Places> places;  // for the first event: most articles of a large run have none
  for (std::size_t i = 0; i < reading.events.size(); ++i) {
    const EventMention& e = reading.events[i];
    if (e.negated || e.future || e.hypothetical || e.historical) continue;
    if (!places) places.emplace(pack);
    out += GdeltRow(reading, pack, *places).write(i);
  }
  return out;
}

}  // namespace recoupe

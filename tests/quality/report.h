// Our own gold: invented reports, and all that a careful editor would mark in them.
//
// Takes: the files of tests/quality/reports, whose README.md gives the format and its rules. Gives:
// reports, and their gold as records whose spans lie in a text. Cost: linear in the text for each
// citation. Errors: words that do not stand in the text are listed, not thrown. Does not compare:
// that is agreement.h.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cited.h"
#include "recoupe/page.h"
#include "recoupe/reading.h"

namespace recoupe::testing {

struct GoldRow {
  std::string table;                          // name, time, quote, figure, event, maybe
  std::vector<std::string> cells;             // the cited words first
  std::map<std::string, std::string> fields;  // "by" -> "la police"
};

struct Report {
  std::string name;  // "fr/02-crue"
  bool even = false;
  bool events_only = false;
  Page page;
  std::vector<GoldRow> rows;
};

struct GoldName {
  Span span{};
  std::vector<ActorKind> kinds;  // any of them is right; none: passed over
  std::string country, sector;   // "": not asked
  Places same;                   // the words of an earlier mention; empty: not asked
};

struct GoldTime {
  Span span{};
  Period when{};  // unknown: passed over
};

struct GoldQuote {
  Places spans;
  std::vector<Manner> manners;  // any of them is right; none: passed over
  Span cue{}, source{};
  Places who;  // the speaker whom a pronoun or a role stands for
  Side via;
};

struct GoldFigure {
  Span span{};
  std::optional<double> low, high;
  Hedge hedge{};
  std::string what, source;  // no `what`: passed over
  Period as_of{};
};

struct GoldEvent {
  Places cues;
  std::vector<std::string> types;  // the first is meant, the others count as right
  std::string mode;
  Side actors, targets;
  Places place;
  Period when{};
  std::vector<std::string> flags;
  bool optional = false;
};

struct Gold {
  std::vector<GoldName> names;
  std::vector<GoldTime> times;
  std::vector<GoldQuote> quotes;
  std::vector<GoldFigure> figures;
  std::vector<GoldEvent> events;
  std::vector<std::string> unknown;  // "event: ont arrêté": words that are not in the text
};

// Every report of a folder, in the order of the file names.
std::vector<Report> read_reports(const std::string& folder, const std::string& language);

// The gold of a report, its words looked for in `text`.
Gold gold_of(const Report& report, std::string_view text);

}  // namespace recoupe::testing

// argv -> pipeline -> exit code. Every flag is defined once, in add_commands.
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <optional>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include "base/calendar.h"
#include "base/codes.h"
#include "cli/files.h"
#include "cli/manual.h"
#include "pack/pack.h"
#include "pipeline/check_data.h"
#include "pipeline/names.h"
#include "pipeline/run.h"
#include "pipeline/since.h"
#include "report/render/render.h"
#include "report/render/terminal.h"

namespace recoupe {
namespace {

enum Exit : int {
  kDone = 0,
  kNothingRead = 1,
  kUsage = 2,
  kNoArticle = 3,
  kRejected = 4,
  kDisagreement = 5,
  kInterrupted = 130,
};

std::atomic<bool> interrupted = false;
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler sets it");

extern "C" void on_interrupt(int) {
  if (interrupted) _exit(kInterrupted);  // asked twice: at once
  interrupted = true;
}

struct Flags {
  std::vector<std::string> inputs;
  bool jsonl = false, quiet = false, strict = false;
  unsigned jobs = std::max(1u, std::thread::hardware_concurrency());
  std::string as_of, data, view, finding;
  std::vector<std::string> ranked;  // sources, the most trusted first
  bool text = false, conllu = false, plover = false, gdelt = false;  // read
  bool json = false, markdown = false;                               // brief
  std::string since, form, lang = "en";
  WantedFiles files;
  bool exit_on_disagree = false, no_colour = false;
};

// A line on stderr that is written over, on a terminal only, for runs of over a second.
class Progress {
 public:
  explicit Progress(bool quiet) : on_(!quiet && isatty(STDERR_FILENO)) {}
  void operator()(std::uint64_t articles, std::uint64_t bytes) {
    const auto now = std::chrono::steady_clock::now();
    if (!on_ || now - start_ < std::chrono::seconds(1)) return;
    shown_ = true;
    fmt::print(stderr, "\r{} articles, {} MB", articles, bytes >> 20);
    std::fflush(stderr);
  }
  void end() {
    if (shown_) fmt::print(stderr, "\r\033[K");
    shown_ = false;
  }

 private:
  bool on_;
  bool shown_ = false;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

// Names of files and words of pages are hostile to a terminal.
void report_unread(const Unread& u, bool quiet) {
  if (!quiet) fmt::print(stderr, "recoupe: {}: {}\n", clean(u.place), clean(u.error));
}

int complain(const Error& error) {
  fmt::print(stderr, "recoupe: {}: {}\n", clean(error.where), clean(error.what));
  return kUsage;
}

int exit_code(const Tally& tally, const Flags& flags) {
  if (tally.stopped) return kInterrupted;
  if (tally.read == 0) return kNothingRead;
  if (tally.articles == 0) return kNoArticle;
  if (flags.strict && tally.unread > 0) return kRejected;
  return kDone;
}

// Writes all of it or says why not; a reader that went away (a pager) is no error.
bool write_out(std::string_view text) {
  return std::fwrite(text.data(), 1, text.size(), stdout) == text.size() || errno == EPIPE;
}

RunOptions options_of(const Flags& flags, Progress& progress) {
  RunOptions o;
  o.inputs = flags.inputs;
  o.jsonl = flags.jsonl;
  o.jobs = flags.jobs;
  o.lang = flags.lang;
  o.conllu = flags.conllu;
  if (!flags.as_of.empty()) o.as_of = *parse_iso(flags.as_of);  // the option's check has seen it
  if (!flags.view.empty()) o.view = {*from_code<ViewKind>(flags.view), {}};  // so has its own
  if (!flags.ranked.empty()) o.view = {ViewKind::kRanked, flags.ranked};
  o.stop = &interrupted;
  o.progress = [&progress](std::uint64_t articles, std::uint64_t bytes) {
    progress(articles, bytes);
  };
  return o;
}

// What `read` writes of one record.
std::string record_text(const Outcome& out, const Flags& flags, const Pack& pack) {
  if (flags.conllu) return out.conllu;
  if (flags.text) return out.read() ? out.reading.article.text + "\n" : std::string();
  if (flags.plover) return out.read() ? plover_jsonl(out.reading, pack) : std::string();
  if (flags.gdelt) return out.read() ? gdelt_tsv(out.reading, pack) : std::string();
  if (out.read()) return reading_json(out.reading, pack) + "\n";
  return unread_json(out.id.empty() ? out.unread.place : out.id, out.unread.error) + "\n";
}

int read(const Flags& flags, const Pack& pack) {
  Progress progress(flags.quiet);
  const Tally tally = read_all(options_of(flags, progress), pack, [&](Outcome&& out) {
    if (!out.read()) {
      progress.end();
      report_unread(out.unread, flags.quiet);
    }
    write_out(record_text(out, flags, pack));
  });
  progress.end();
  return exit_code(tally, flags);
}

int names(const Flags& flags, const Pack& pack) {
  Progress progress(true);
  const Tally tally = compare_names(options_of(flags, progress), pack, [&](const NameOutcome& out) {
    if (out.unread.error.empty()) {
      write_out(likeness_json(out.likeness) + "\n");
      return;
    }
    report_unread(out.unread, flags.quiet);
    const std::string& id = out.likeness.id;
    write_out(unread_json(id.empty() ? out.unread.place : id, out.unread.error) + "\n");
  });
  return exit_code(tally, flags);
}

TerminalStyle terminal_style(const Flags& flags) {
  const char* no_colour = std::getenv("NO_COLOR");
  const char* columns = std::getenv("COLUMNS");
  TerminalStyle style;
  style.colour = !flags.no_colour && isatty(STDOUT_FILENO) && !(no_colour && *no_colour);
  const int width = columns ? std::atoi(columns) : 0;
  if (width >= 40 && width <= 400) style.width = width;
  return style;
}

int explain_finding(const Flags& flags, const Pack& pack) {
  Progress progress(true);
  const Briefing b = brief_all(options_of(flags, progress), pack);
  for (const Unread& u : b.account.unread) report_unread(u, flags.quiet);
  if (b.tally.stopped) return kInterrupted;
  const std::string text =
      finding_text(b.account, flags.finding, pack.language(flags.lang), terminal_style(flags));
  if (text.empty()) fmt::print(stderr, "recoupe: no finding has the id {}\n", clean(flags.finding));
  write_out(text);
  return text.empty() ? kUsage : exit_code(b.tally, flags);
}

int explain(const Flags& flags, const Pack& pack) {
  if (!flags.finding.empty()) return explain_finding(flags, pack);
  Progress progress(true);
  const TerminalStyle style = terminal_style(flags);
  RunOptions options = options_of(flags, progress);
  options.trees = true;
  const Tally tally = read_all(options, pack, [&](Outcome&& out) {
    if (out.read())
      write_out(explain_text(out.reading, out.conllu, pack, style));
    else
      report_unread(out.unread, flags.quiet);
  });
  return exit_code(tally, flags);
}

bool disagrees(const Account& account) {
  for (const Dossier& story : account.stories)
    for (const DossierFinding& f : story.findings)
      if (f.verdict == Verdict::kDisagree) return true;
  return false;
}

int brief(const Flags& flags, const Pack& pack) {
  Result<Account> older;
  if (!flags.since.empty()) older = read_account(flags.since);
  if (!older) return complain(older.error());
  Progress progress(flags.quiet);
  Briefing b = brief_all(options_of(flags, progress), pack);
  progress.end();
  for (const Unread& u : b.account.unread) report_unread(u, flags.quiet);
  if (b.tally.stopped) return kInterrupted;  // half an account would be a wrong one
  if (!flags.since.empty()) b.account.since = changes_since(*older, b.account);
  const Language& language = pack.language(flags.lang);
  if (!write_files(b.account, flags.files, language, pack)) return kNothingRead;
  if (flags.json)
    write_out(account_json(b.account));
  else if (flags.markdown)
    write_out(account_markdown(b.account, language));
  else if (!flags.files.any())
    write_out(account_text(b.account, language, terminal_style(flags)));
  const int code = exit_code(b.tally, flags);
  return code == kDone && flags.exit_on_disagree && disagrees(b.account) ? kDisagreement : code;
}

int check(const Flags& flags, const Pack& pack) {
  const auto checked =
      check_data(flags.inputs.empty() ? std::nullopt : std::optional(flags.inputs.front()), pack);
  if (!checked) return complain(checked.error());
  for (const Error& mistake : checked->mistakes)
    write_out(fmt::format("{}: {}\n", clean(mistake.where), clean(mistake.what)));
  if (!flags.quiet)
    fmt::print(stderr, "{} tables, {} rows, {} mistakes\n", checked->tables, checked->rows,
               checked->mistakes.size());
  return checked->mistakes.empty() ? kDone : kRejected;
}

void add_every(CLI::App* app, Flags& f) {
  app->add_option("--data", f.data, "Tables of this folder in place of the built-in ones");
  app->add_flag("--quiet,-q", f.quiet, "Nothing on standard error");
  app->add_flag("--strict", f.strict, "Exit with 4 if any input was rejected");
}

void add_common(CLI::App* app, Flags& f) {
  app->add_option("INPUT", f.inputs, "Files, folders, or - for standard input")->required();
  app->add_flag("--jsonl", f.jsonl, "Every input line is a JSON record with html or text");
  app->add_option("--jobs,-j", f.jobs, "Articles read at once; the output does not depend on it")
      ->check(CLI::Range(1u, 256u));
  app->add_option("--as-of", f.as_of,
                  "The day of pages that do not say when they were fetched: 2022-01-10")
      ->check([](const std::string& day) {
        return parse_iso(day) ? std::string() : "a date such as 2022-01-10 is wanted, not " + day;
      });
  add_every(app, f);
}

struct Commands {
  CLI::App *read, *brief, *explain, *names, *check, *manual;
};

Commands add_commands(CLI::App& app, Flags& f) {
  app.require_subcommand(1);
  app.set_version_flag("--version", "recoupe 0.1.0");
  app.footer(
      "Exit codes: 0 done, 1 nothing could be read, 2 wrong usage, 3 no input held an article,\n"
      "4 inputs were rejected (--strict), 5 a disagreement was found (--exit-on-disagree), 130 "
      "interrupted.");
  Commands c{};
  c.read = app.add_subcommand("read", "Read each article alone: one JSON line an article");
  add_common(c.read, f);
  auto* text = c.read->add_flag("--text", f.text, "Just the clean text");
  auto* conllu = c.read->add_flag("--conllu", f.conllu, "Words, tags and trees as CoNLL-U");
  auto* plover = c.read->add_flag("--plover", f.plover, "Its events as PLOVER 2.0 JSON lines");
  auto* gdelt = c.read->add_flag("--gdelt", f.gdelt, "Its events as rows of GDELT's event table");
  conllu->excludes(text);
  plover->excludes(text)->excludes(conllu);
  gdelt->excludes(text)->excludes(conllu)->excludes(plover);
  c.read->footer("Example:\n  recoupe read pages/ > readings.jsonl");
  c.brief = app.add_subcommand("brief", "Read, relate and report: one sourced account a story");
  add_common(c.brief, f);
  auto* json = c.brief->add_flag("--json", f.json, "The account as JSON");
  auto* markdown = c.brief->add_flag("--markdown", f.markdown, "The account as Markdown");
  json->excludes(markdown);
  c.brief->add_option("--html", f.files.html, "Write the account as one self-contained page");
  c.brief->add_option("--csv", f.files.csv, "Write the account as CSV files into this folder");
  c.brief->add_option_function<std::vector<std::string>>(
      "--export",
      [&f](const std::vector<std::string>& flags) {
        for (const std::string& flag : flags)
          if (const std::string wrong = add_export(flag, f.files); !wrong.empty())
            throw CLI::ValidationError("--export", wrong);
      },
      fmt::format("FORMAT=FILE: write it for other tools. Formats: {}", export_names()));
  c.brief->add_option("--since", f.since, "Say what has changed since this account of --json");
  auto* view = c.brief->add_option("--view", f.view,
                                   "Beside the answers of a disputed count: range or majority");
  view->check(CLI::IsMember({"range", "majority"}));
  c.brief
      ->add_option("--rank", f.ranked,
                   "Beside the answers of a disputed count, what the first of these sources gives")
      ->excludes(view);
  c.brief->add_option("--lang", f.lang, "Language of the account's own words, en or fr");
  c.brief->add_flag("--no-colour,--no-color", f.no_colour, "Plain text, also on a terminal");
  c.brief->add_flag("--exit-on-disagree", f.exit_on_disagree, "Exit with 5 if sources disagree");
  c.brief->footer("Example:\n  recoupe brief examples/kazakhstan-2022 --html account.html");
  c.explain =
      app.add_subcommand("explain", "Show each record of an article beside its words and its rule");
  add_common(c.explain, f);
  c.explain->add_flag("--no-colour,--no-color", f.no_colour, "Plain text, also on a terminal");
  c.explain->add_option("--finding", f.finding,
                        "Show in place of that what one finding of the account of INPUT rests on");
  c.explain->add_option("--lang", f.lang, "Language of the finding's own words, en or fr");
  c.explain->footer("Example:\n  recoupe explain report.html");
  c.names = app.add_subcommand("names", "Say of each pair of names whether they are one person's");
  c.names->add_option("INPUT", f.inputs, "Files, or - for standard input")->required();
  c.names->add_flag("--jsonl", f.jsonl,
                    "Every line is {\"id\", \"a\", \"b\"}: the only form there is");
  add_every(c.names, f);
  c.names->footer("Example:\n  recoupe names --jsonl pairs.jsonl");
  auto* data = app.add_subcommand("data", "Look after the tables that recoupe reads with");
  data->require_subcommand(1);
  data->footer("Example:\n  recoupe data check my-tables");
  c.check = data->add_subcommand("check", "Say every mistake in the tables, with file and line");
  c.check->add_option("DIR", f.inputs, "A folder with lang/ and world/; none: the built-in tables")
      ->expected(0, 1);
  c.check->add_flag("--quiet,-q", f.quiet, "Nothing on standard error");
  c.check->footer(
      "Exits with 4 where it finds a mistake.\nExample:\n  recoupe data check my-tables");
  c.manual = app.add_subcommand("manual", "Print the manual page, or completions for a shell");
  c.manual->add_option("FORM", f.form, "man, bash, zsh or fish")
      ->required()
      ->check(CLI::IsMember(manual_forms()));
  c.manual->footer(
      "Example:\n  recoupe manual bash > ~/.local/share/bash-completion/completions/recoupe");
  return c;
}

int run(int argc, char** argv) {
  Flags flags;
  CLI::App app("Cross-checks reports of one event and gives one sourced account.");
  const Commands commands = add_commands(app, flags);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    std::stringstream told;
    const int code = app.exit(e, std::cout, told);
    for (std::string line; std::getline(told, line);) fmt::print(stderr, "{}\n", clean(line));
    return code == 0 ? kDone : kUsage;
  }
  if (*commands.manual) {
    write_out(manual(app, flags.form));
    return kDone;
  }
  std::signal(SIGINT, on_interrupt);
  std::signal(SIGPIPE, SIG_IGN);
  const auto pack = Pack::load(flags.data.empty() ? std::nullopt : std::optional(flags.data));
  if (!pack) return complain(pack.error());
  if (pack->language(flags.lang).table("interface").size() == 0)
    return complain(
        {Code::kUnsupported, "there is no interface in this language", "--lang " + flags.lang});
  if (*commands.read) return read(flags, *pack);
  if (*commands.brief) return brief(flags, *pack);
  if (*commands.names) return names(flags, *pack);
  if (*commands.check) return check(flags, *pack);
  return explain(flags, *pack);
}

}  // namespace
}  // namespace recoupe

int main(int argc, char** argv) {
  try {
    return recoupe::run(argc, argv);
  } catch (const std::exception& e) {  // no memory, or our own bug
    std::fprintf(stderr, "recoupe: %s\n", e.what());
    return recoupe::kNothingRead;
  }
}

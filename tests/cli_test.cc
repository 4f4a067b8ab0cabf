// The program as a user meets it: exit codes, what goes to which stream, what a bad input does to a
// run.
#include <doctest/doctest.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "temp_folder.h"

namespace recoupe {
namespace {

namespace fs = std::filesystem;
using testing::TempFolder;

struct Outcome {
  int code = -1;
  std::string out, err;
};

std::string slurp(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

Outcome recoupe(const std::string& arguments, const std::string& input = "") {
  const TempFolder folder;
  const std::string in = folder.write("in", input);
  const std::string line = std::string("'" RECOUPE_BINARY "' ") + arguments + " <" + in + " >" +
                           folder / "out" + " 2>" + folder / "err";
  const int status =
      std::system(line.c_str());  // NOLINT(concurrency-mt-unsafe): one test at a time
  return {WIFEXITED(status) ? WEXITSTATUS(status) : -1, slurp(folder / "out"),
          slurp(folder / "err")};
}

constexpr const char* kReport =
    R"({"id":"a","published":"2022-01-07","language":"en","clean":true,"text":"Police arrested 12 people in Almaty on Friday."})";

}  // namespace

TEST_CASE("cli: help names every command and shows an example of each") {
  const Outcome help = recoupe("--help");
  CHECK(help.code == 0);
  for (const char* command : {"read", "brief", "explain", "names", "data"}) {
    CHECK(help.out.find(command) != std::string::npos);
    const Outcome one = recoupe(std::string(command) + " --help");
    CHECK(one.code == 0);
    CHECK(one.out.find("Example:") != std::string::npos);
  }
}

TEST_CASE("cli: wrong usage is exit 2 and says why on standard error") {
  for (const char* wrong :
       {"", "reed x", "read", "read --jobs 0 x", "brief --json --markdown x",
        "read --text --conllu x", "read --as-of soon x", "brief --lang xx x", "names"}) {
    const Outcome o = recoupe(wrong);
    INFO(wrong);
    CHECK(o.code == 2);
    CHECK(o.out.empty());
    CHECK(!o.err.empty());
  }
}

TEST_CASE("cli: an input that is not there is named, and nothing read is exit 1") {
  const Outcome o = recoupe("read /no/such/report.html");
  CHECK(o.code == 1);
  CHECK(o.err.find("/no/such/report.html") != std::string::npos);
}

TEST_CASE("cli: inputs without an article are exit 3") {
  CHECK(
      recoupe("brief --json --jsonl -", R"({"id":"x","html":"<html><body></body></html>"})").code ==
      3);
}

TEST_CASE(
    "cli: a bad line is named with its number, gives a line of its own, and the run goes on") {
  const Outcome o =
      recoupe("read --jsonl -", std::string(kReport) + "\n{\"id\": \"b\", \n" + kReport + "\n");
  CHECK(o.code == 0);
  CHECK(std::count(o.out.begin(), o.out.end(), '\n') == 3);
  CHECK(o.out.find("\"error\":") != std::string::npos);
  CHECK(o.err.find(":2") != std::string::npos);
  CHECK(recoupe("read --strict --jsonl -", std::string(kReport) + "\nno json\n").code == 4);
  CHECK(recoupe("read --quiet --jsonl -", std::string(kReport) + "\nno json\n").err.empty());
}

TEST_CASE("cli: what cannot be read is listed in the account") {
  const TempFolder folder;
  const std::string binary = folder.write("photo.bin", std::string("\x7f"
                                                                   "ELF\0\0\1",
                                                                   7));
  const std::string empty = folder.write("empty.html", "");
  const std::string report = folder.write("report.jsonl", std::string(kReport) + "\n");
  const Outcome o = recoupe("brief --json " + binary + " " + empty + " " + report);
  CHECK(o.code == 0);
  CHECK(o.out.find("photo.bin") != std::string::npos);
  CHECK(o.out.find("empty.html") != std::string::npos);
}

TEST_CASE("cli: the name of a file cannot steer the terminal") {
  const TempFolder folder;
  const std::string empty = folder.write("a\x1b[31mb.html", "");
  const Outcome o = recoupe("read '" + empty + "'");
  CHECK(!o.err.empty());
  CHECK(o.err.find('\x1b') == std::string::npos);
}

TEST_CASE("cli: an error that names what a user gave cannot steer the terminal") {
  for (const char* arguments :
       {"data check '\x1b[31mtables'", "read --data '\x1b[31mtables' x", "read '\x1b[31mx'",
        "brief --lang '\x1b[31m' x", "read --as-of '\x1b[31m' x", "brief --\x1b[31m x",
        "brief --since '\x1b[31m' x"}) {
    const Outcome o = recoupe(arguments);
    INFO(arguments);
    CHECK(o.code != 0);
    CHECK(o.err.find("\ufffd[31m") != std::string::npos);
    CHECK(o.err.find('\x1b') == std::string::npos);
  }
}

TEST_CASE("cli: clean text comes out byte for byte") {
  CHECK(recoupe("read --text --jsonl -", kReport).out ==
        "Police arrested 12 people in Almaty on Friday.\n");
}

TEST_CASE("cli: CoNLL-U names every record, one that cannot be read too") {
  const Outcome o = recoupe("read --conllu --jsonl -", std::string(kReport) + "\n{\"id\":\"b\"}\n");
  CHECK(o.code == 0);
  CHECK(o.out.starts_with("# newdoc id = a\n# sent_id = a-1\n# text = Police arrested"));
  CHECK(o.out.find("\n\n# newdoc id = b\n# error = ") != std::string::npos);
  CHECK(o.err.find("-:2:") != std::string::npos);
}

TEST_CASE("cli: names answers every line in its order, a bad one too") {
  const Outcome o =
      recoupe("names --jsonl -",
              "{\"id\":\"1\",\"a\":\"Kassym-Jomart Tokayev\",\"b\":\"Касым-Жомарт Токаев\"}\n"
              "\n{\"id\":2,\"a\":\"Anna Grimes\"}\nno json\n"
              "{\"id\":\"4\",\"a\":\"Anna Grimes\",\"b\":\"Walter Grimes\"}");
  CHECK(o.code == 0);
  CHECK(o.out.starts_with("{\"id\":\"1\",\"same\":true,\"score\":0.9"));
  CHECK(o.out.find("{\"v\":1,\"id\":\"2\",\"error\":") != std::string::npos);
  CHECK(o.out.find("{\"id\":\"4\",\"same\":false,\"score\":0.") != std::string::npos);
  CHECK(std::count(o.out.begin(), o.out.end(), '\n') == 4);
  CHECK(o.err.find("standard input:3") != std::string::npos);
  CHECK(recoupe("names --jsonl -", "{}").code == 1);
  CHECK(recoupe("names /no/such.jsonl").code == 1);
}

TEST_CASE("cli: a disagreement is exit 5 where it is asked for") {
  const std::string examples = "'" RECOUPE_SOURCE_DIR "/examples/kazakhstan-2022'";
  CHECK(recoupe("brief --exit-on-disagree --json " + examples).code == 5);
  CHECK(recoupe("brief --json " + examples).code == 0);
}

TEST_CASE("cli: a page that cannot be written is said so and leaves nothing behind") {
  const TempFolder folder;
  const std::string report = folder.write("report.jsonl", std::string(kReport) + "\n");
  CHECK(recoupe("brief " + report + " --html " + folder / "no/such/account.html").code == 1);
  CHECK(recoupe("brief " + report + " --html " + folder / "account.html").code == 0);
  CHECK(slurp(folder / "account.html").starts_with("<!DOCTYPE html>"));
  CHECK_FALSE(fs::exists(folder / "account.html.part"));
}

TEST_CASE(
    "cli: tables of a folder that is none, or that are broken, are refused with their place") {
  const TempFolder folder;
  CHECK(recoupe("read --data " + folder / "none" + " x").code == 2);
  fs::create_directories(folder / "lang/xx");
  folder.write("lang/xx/hedges.tsv", "phrase\thedge\nabout\n");
  const Outcome o = recoupe("read --data '" + folder / "" + "' x");
  CHECK(o.code == 2);
  CHECK(o.err.find("hedges.tsv:2") != std::string::npos);
}

TEST_CASE("cli: --since says what has changed, and of the same input nothing") {
  const TempFolder folder;
  const std::string one = folder.write("one.jsonl", std::string(kReport) + "\n");
  const std::string two = folder.write(
      "two.jsonl", std::string(kReport) + "\n" +
                       R"({"id":"b","published":"2022-01-08","language":"en","clean":true,)"
                       R"("text":"Police arrested 19 people in Almaty on Friday."})" +
                       "\n");
  const std::string old = folder.write("old.json", recoupe("brief --jsonl --json " + one).out);
  const Outcome same = recoupe("brief --jsonl --json --since " + old + " " + one);
  CHECK(same.out.find(R"("changes":{"articles":0,"findings":[]})") != std::string::npos);
  const Outcome more = recoupe("brief --jsonl --no-colour --since " + old + " " + two);
  CHECK(more.out.find("One article is new.") != std::string::npos);
  CHECK(more.out.find("updated · How many arrests? · one source: 12 → disagree: 12; 19") !=
        std::string::npos);
  const Outcome less =
      recoupe("brief --jsonl --markdown --since " +
              folder.write("new.json", recoupe("brief --jsonl --json " + two).out) + " " + one);
  CHECK(less.out.find("- **updated** How many arrests?") != std::string::npos);
  CHECK(recoupe("brief --jsonl --since " + one + " " + one).code == 2);
  CHECK(recoupe("brief --jsonl --since " + folder / "none" + " " + one).code == 2);
}

TEST_CASE("cli: --export writes the formats that it names, and refuses others") {
  const TempFolder folder;
  const std::string one = folder.write("one.jsonl", std::string(kReport) + "\n");
  const Outcome o = recoupe("brief --jsonl --export geojson=" + folder / "map.json" +
                            " --export annotations=" + folder / "notes.json" + " " + one);
  CHECK(o.code == 0);
  CHECK(o.out.empty());
  CHECK(slurp(folder / "map.json").starts_with(R"({"type":"FeatureCollection")"));
  CHECK(slurp(folder / "notes.json").find(R"("exact":"12 people")") != std::string::npos);
  CHECK(recoupe("brief --jsonl --export spreadsheet=x " + one).code == 2);
  CHECK(recoupe("brief --jsonl --export geojson " + one).code == 2);
}

TEST_CASE("cli: the manual and the completions have every flag that help has") {
  const Outcome man = recoupe("manual man");
  CHECK(man.out.starts_with(".TH RECOUPE 1\n"));
  for (const std::string shell : {"bash", "zsh", "fish"}) {
    const Outcome script = recoupe("manual " + shell);
    CHECK(script.code == 0);
    for (const char* word : {"brief", "annotations", "html", "exit-on-disagree", "conllu", "check"})
      if (shell != "bash" || word != std::string("annotations"))
        CHECK(script.out.find(word) != std::string::npos);
  }
  for (const char* flag : {"\\-\\-gdelt", "\\-\\-since", "recoupe data check", "\\-\\-as\\-of"})
    CHECK(man.out.find(flag) != std::string::npos);
  CHECK(recoupe("manual html").code == 2);
  const auto completed = [&](const std::string& line, int word) {
    const TempFolder folder;
    folder.write("script", recoupe("manual bash").out);
    const std::string command = "bash -c '. " + folder / "script" + "; COMP_WORDS=(" + line +
                                "); COMP_CWORD=" + std::to_string(word) +
                                "; _recoupe; echo ${COMPREPLY[*]}' > " + folder / "out";
    CHECK(std::system(command.c_str()) == 0);  // NOLINT(concurrency-mt-unsafe): one test at a time
    return slurp(folder / "out");
  };
  CHECK(completed("recoupe br", 1) == "brief\n");
  CHECK(completed("recoupe brief --ht", 2) == "--html\n");
  CHECK(completed("recoupe data ch", 2) == "check\n");
  CHECK(completed("recoupe data check --qu", 3) == "--quiet\n");
}

TEST_CASE("cli: data check says every mistake with its place, and exits with 4") {
  const TempFolder folder;
  fs::create_directories(folder / "lang/xx");
  folder.write("lang/xx/hedges.tsv", "phrase\thedge\tposition\nabout\nnear\tapprox\tbeside\n");
  const Outcome o = recoupe("data check '" + folder / "" + "'");
  CHECK(o.code == 4);
  CHECK(o.out.starts_with("lang/xx/hedges.tsv:2: "));
  CHECK(o.out.find("\nlang/xx/hedges.tsv:3: position: \"beside\"") != std::string::npos);
  CHECK(o.err == "1 tables, 1 rows, 2 mistakes\n");
  CHECK(recoupe("data check").code == 0);
  CHECK(recoupe("data check " + folder / "none").code == 2);
  CHECK(recoupe("data").code == 2);
}

}  // namespace recoupe

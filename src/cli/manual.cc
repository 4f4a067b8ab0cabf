#include "cli/manual.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

namespace recoupe {
namespace {

using Apps = std::vector<const CLI::App*>;
using Options = std::vector<const CLI::Option*>;

// The commands, "data check" before "data": a shell takes the first that fits.
void collect(const CLI::App& app, Apps& all) {
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    collect(*command, all);
    all.push_back(command);
  }
}

Apps commands_of(const CLI::App& app) {
  Apps all;
  collect(app, all);
  return all;
}

Options flags_of(const CLI::App& app) {
  return app.get_options([](const CLI::Option* o) { return !o->get_lnames().empty(); });
}

std::string full_name(const CLI::App& command) {
  const CLI::App* parent = command.get_parent();
  return parent && parent->get_parent() ? full_name(*parent) + " " + command.get_name()
                                        : command.get_name();
}

bool takes_value(const CLI::Option& o) { return o.get_items_expected_max() != 0; }

// "UINT" of "UINT:UINT in [1 - 256]".
std::string kind_of(const CLI::Option& o) {
  const std::string kind = o.get_type_name();
  return kind.substr(0, kind.find(':'));
}

// In roff a backslash, a hyphen and a dot at the start of a line mean something.
std::string roff(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == '-') out += '\\';
    if (c == '.' && (out.empty() || out.back() == '\n')) out += "\\&";
    out += c;
  }
  return out;
}

std::string man_options(const CLI::App& app) {
  std::string out;
  for (const CLI::Option* o : app.get_options([](const CLI::Option*) { return true; })) {
    std::string names;
    for (const std::string& name : o->get_snames()) names += fmt::format(", -{}", name);
    for (const std::string& name : o->get_lnames()) names += fmt::format(", --{}", name);
    if (names.empty()) names = "  " + o->get_name(true);
    const bool value = !o->get_lnames().empty() && takes_value(*o);
    out +=
        fmt::format(".TP\n\\fB{}\\fR{}\n{}\n", roff(names.substr(2)),
                    value ? "=\\fI" + roff(kind_of(*o)) + "\\fR" : "", roff(o->get_description()));
  }
  return out;
}

std::string man(const CLI::App& app) {
  std::string out = fmt::format(
      ".TH RECOUPE 1\n.SH NAME\nrecoupe \\- {}\n.SH SYNOPSIS\n\\fBrecoupe\\fR \\fICOMMAND\\fR "
      "[\\fIOPTIONS\\fR] \\fIINPUT\\fR...\n.SH COMMANDS\n",
      roff(app.get_description()));
  for (const CLI::App* command : commands_of(app)) {
    out += fmt::format(".SS recoupe {}\n{}\n{}", roff(full_name(*command)),
                       roff(command->get_description()), man_options(*command));
    if (!command->get_footer().empty())
      out += fmt::format(".PP\n.nf\n{}\n.fi\n", roff(command->get_footer()));
  }
  return out + fmt::format(".SH OPTIONS\n{}.SH EXIT STATUS\n{}\n", man_options(app),
                           roff(app.get_footer()));
}

std::string words_of(const CLI::App& command) {
  std::string words;
  for (const CLI::App* next : command.get_subcommands([](const CLI::App*) { return true; }))
    words += next->get_name() + " ";
  for (const CLI::Option* o : flags_of(command))
    for (const std::string& name : o->get_lnames()) words += fmt::format("--{} ", name);
  return words;
}

// Completes commands and flags; for all else the shell offers files.
std::string bash(const CLI::App& app) {
  std::string out = fmt::format(
      "_recoupe() {{\n  local word=${{COMP_WORDS[COMP_CWORD]}} command= i\n"
      "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
      "    [[ ${{COMP_WORDS[i]}} == -* ]] || command+=\" ${{COMP_WORDS[i]}}\"\n  done\n"
      "  local words='{}'\n  case $command in\n",
      words_of(app));
  for (const CLI::App* command : commands_of(app))
    out += fmt::format("    ' {}'*) words='{}' ;;\n", full_name(*command), words_of(*command));
  return out +
         "  esac\n  mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")\n}\n"
         "complete -o bashdefault -o default -F _recoupe recoupe\n";
}

std::string in_quotes(std::string_view text) {  // for a shell, in single quotes
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'')
      out += "'\\''";
    else
      out += c;
  }
  return out + "'";
}

std::string zsh(const CLI::App& app) {
  std::string out = "#compdef recoupe\n_recoupe() {\n  case \"$words[2] $words[3]\" in\n";
  for (const CLI::App* command : commands_of(app)) {
    out += fmt::format("    {}*) _arguments", in_quotes(full_name(*command)));
    for (const CLI::Option* o : flags_of(*command))
      for (const std::string& name : o->get_lnames()) {
        std::string note = o->get_description();
        std::replace_if(
            note.begin(), note.end(), [](char c) { return c == '[' || c == ']' || c == ':'; }, ' ');
        out += " " + in_quotes(fmt::format("--{}[{}]{}", name, note,
                                           takes_value(*o) ? ":value:_files" : ""));
      }
    out += " '*:file:_files' ;;\n";
  }
  out += "    *) _values command";
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; }))
    out += " " + in_quotes(command->get_name());
  return out + " ;;\n  esac\n}\n_recoupe \"$@\"\n";
}

std::string fish(const CLI::App& app) {
  std::string out;
  for (const CLI::App* command : commands_of(app)) {
    const std::string name = command->get_name();
    const bool top = command->get_parent() == &app;
    const std::string before =
        top ? std::string("__fish_use_subcommand")
            : "__fish_seen_subcommand_from " + command->get_parent()->get_name();
    out += fmt::format("complete -c recoupe -n {} -a {} -d {}\n", in_quotes(before),
                       in_quotes(name), in_quotes(command->get_description()));
    for (const CLI::Option* o : flags_of(*command))
      for (const std::string& flag : o->get_lnames())
        out += fmt::format("complete -c recoupe -n {} -l {} {}-d {}\n",
                           in_quotes("__fish_seen_subcommand_from " + name), flag,
                           takes_value(*o) ? "-r " : "", in_quotes(o->get_description()));
  }
  return out;
}

}  // namespace

std::vector<std::string> manual_forms() { return {"man", "bash", "zsh", "fish"}; }

std::string manual(const CLI::App& app, std::string_view form) {
  if (form == "man") return man(app);
  if (form == "bash") return bash(app);
  if (form == "zsh") return zsh(app);
  if (form == "fish") return fish(app);
  return {};
}

}  // namespace recoupe

// Writes budgets for load tests: generate_budgets --count N --seed S --broken N -o DIR | --jsonl
// FILE

#include <CLI/CLI.hpp>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

#include "bench/synthetic_budget.h"

namespace gongkai {
namespace {

struct Request {
  int count = 100;
  std::uint64_t seed = 1;
  int broken = 0;
  std::string folder;
  std::string stream;
};

bool is_broken(const Request& request, int number) {
  // Spread evenly: as many up to each number as its share of all.
  const auto upto = [&](int n) {
    return static_cast<long long>(n) * request.broken / request.count;
  };
  return upto(number + 1) > upto(number);
}

SyntheticBudget make(const Request& request, int number) {
  if (!is_broken(request, number)) return synthetic_budget(request.seed, number);
  return broken_budget(request.seed, number, (number * 7) % kinds_of_broken_budgets());
}

void write_file(const Request& request, const SyntheticBudget& budget) {
  const std::filesystem::path folder = std::filesystem::path(request.folder) / budget.region;
  std::filesystem::create_directories(folder);
  std::ofstream(folder / (budget.code + ".json"), std::ios::binary) << budget.json;
}

void write_line(std::ostream& out, const SyntheticBudget& budget) {
  const auto json = nlohmann::ordered_json::parse(budget.json, nullptr, false);
  std::string line = json.is_discarded() ? budget.json : json.dump();
  std::erase(line, '\n');
  out << (line.empty() ? "{}" : line) << '\n';
}

int run(const Request& request) {
  std::ofstream stream;
  if (!request.stream.empty()) stream.open(request.stream, std::ios::binary);
  for (int number = 0; number < request.count; ++number) {
    const SyntheticBudget budget = make(request, number);
    if (request.stream.empty()) {
      write_file(request, budget);
    } else {
      write_line(stream, budget);
    }
  }
  return request.stream.empty() || stream.flush() ? 0 : 3;
}

}  // namespace
}  // namespace gongkai

int main(int argc, char** argv) try {
  gongkai::Request request;
  CLI::App app("Writes budgets of departments that do not exist");
  app.add_option("--count", request.count, "how many")->check(CLI::PositiveNumber);
  app.add_option("--seed", request.seed, "other budgets for each");
  app.add_option("--broken", request.broken, "how many of them have an error");
  CLI::Option* folder = app.add_option("-o", request.folder, "folder: <region>/<code>.json");
  app.add_option("--jsonl", request.stream, "or one file, a budget a line")->excludes(folder);
  CLI11_PARSE(app, argc, argv);
  if (request.folder.empty() && request.stream.empty()) {
    std::cerr << "-o or --jsonl is required\n";
    return 2;
  }
  return gongkai::run(request);
} catch (const std::exception& error) {
  std::cerr << error.what() << '\n';
  return 3;
}

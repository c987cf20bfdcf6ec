#pragma once

// Inputs changed at random, without coverage to guide it: what libFuzzer does with clang, in a
// small way for every compiler.

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace gongkai::fuzz {

class Damage {
 public:
  /// `seeds`: sound inputs, and such as were not withstood once. There is at least one.
  Damage(std::vector<std::string> seeds, std::uint32_t seed);

  /// A seed with one to five changes: bytes, lines, values and whole stretches changed, doubled,
  /// removed, moved, or taken from another seed.
  std::string next();

 private:
  std::size_t below(std::size_t n) { return n == 0 ? 0 : random_() % n; }
  void change(std::string& text);
  void change_byte(std::string& text);
  void change_line(std::string& text);
  void change_value(std::string& text);
  void change_stretch(std::string& text);

  std::vector<std::string> seeds_;
  std::mt19937 random_;
};

}  // namespace gongkai::fuzz

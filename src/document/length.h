#pragma once

// Lengths on paper, exact: whole numbers of 1/1000 point (1 pt = 1/72 inch).

#include <compare>
#include <cstdint>

namespace gongkai {

/// A length or position in 1/1000 pt.
class Length {
 public:
  constexpr Length() = default;
  static constexpr Length from_milli_points(std::int64_t value) {
    Length l;
    l.value_ = value;
    return l;
  }
  constexpr std::int64_t milli_points() const { return value_; }

  friend constexpr Length operator+(Length a, Length b) {
    return from_milli_points(a.value_ + b.value_);
  }
  friend constexpr Length operator-(Length a, Length b) {
    return from_milli_points(a.value_ - b.value_);
  }
  friend constexpr Length operator*(Length a, std::int64_t n) {
    return from_milli_points(a.value_ * n);
  }
  /// Rounds towards zero.
  friend constexpr Length operator/(Length a, std::int64_t n) {
    return from_milli_points(a.value_ / n);
  }
  constexpr Length& operator+=(Length b) { return *this = *this + b; }
  constexpr Length& operator-=(Length b) { return *this = *this - b; }
  friend constexpr auto operator<=>(Length, Length) = default;

 private:
  std::int64_t value_ = 0;
};

constexpr Length points(std::int64_t n) { return Length::from_milli_points(n * 1000); }

/// Millimetres, rounded to the nearest 1/1000 pt.
constexpr Length millimetres(std::int64_t n) {
  return Length::from_milli_points((n * 720'000 + 127) / 254);
}

}  // namespace gongkai

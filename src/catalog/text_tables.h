#pragma once

// Reference tables for checking texts: characters and words.

#include <string>
#include <utility>
#include <vector>

#include "source/finding.h"

namespace gongkai {

/// A word that should not appear in published texts.
struct WatchedWord {
  enum class Kind {
    kSecretMarking,  ///< 密级标志
    kSecret,         ///< 不宜公开
    kPlaceholder,    ///< 占位符: still to be filled in
    kPerson          ///< 自然人: in the name of a project
  };
  std::string word;
  Kind kind = Kind::kSecretMarking;
  std::string meaning;
};

/// A word that people write instead of one that a field of a budget file accepts.
struct MeantWord {
  std::string field;  ///< its Chinese name: "单位性质"
  std::string word;   ///< "全额事业单位"
  std::string meant;  ///< "事业单位"; "-": nothing that the field accepts
};

/// A word that gives the direction of a change, gives no reason, or tells what a clause is about.
struct ChangeWord {
  enum class Kind {
    kIncrease,  ///< 增加
    kDecrease,  ///< 减少
    kNothing,   ///< 空话: not a reason
    kLastYear,  ///< 上年: the clause is about last year
    kPlan,      ///< 计划: the clause is about what will be done
    kWork,      ///< 任务: work done in the year next to it
    kPast,      ///< 回顾: the year next to it is a past year on purpose
    kEqual,     ///< 持平: the amount is that of last year
    kAlmost,    ///< 基本持平: the amount is about that of last year
    kAbout      ///< 约数: the amount next to it is approximate
  };
  std::string word;
  Kind kind = Kind::kIncrease;
};

/// Words before an amount, and the figure of the budget that they mean.
struct FigureWords {
  std::string words;   ///< "基本支出"
  std::string figure;  ///< "basic", as in the budget's last_year and reasons
};

/// Introductory words of a text that the template already prints before it.
struct LeadWords {
  enum class Place {
    kReason,  ///< 原因: "主要原因是"
    kPurpose  ///< 用途: "主要用于"
  };
  Place place = Place::kReason;
  std::string words;
};

/// A paragraph of an example that ships with the program, and the department it belongs to.
struct ExampleText {
  std::string text;
  std::string organisation;
};

struct TextTables {
  /// Traditional characters that no simplified text has, with the simplified form; sorted.
  std::vector<std::pair<char32_t, std::string>> traditional;
  std::vector<WatchedWord> words;
  std::vector<MeantWord> meant;
  std::vector<ChangeWord> changes;
  std::vector<FigureWords> figures;
  std::vector<LeadWords> leads;
  std::vector<ExampleText> examples;
  /// Words in names of cost indicators: for the whole project, and for a unit price or a part of
  /// it.
  std::vector<std::string> total_cost_words;
  std::vector<std::string> unit_cost_words;

  /// The simplified form of a traditional character; null for all others.
  const std::string* simplified(char32_t character) const;
};

/// Reads the files of `folder` that the members above come from. False ⇔ it added an error.
bool read_text_tables(const std::string& folder, TextTables& out, Findings& findings);

}  // namespace gongkai

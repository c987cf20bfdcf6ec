#pragma once

// What texts are compared with: characters and words.

#include <string>
#include <utility>
#include <vector>

#include "source/finding.h"

namespace gongkai {

/// A word that should not stand in what is published.
struct WatchedWord {
  enum class Kind {
    kSecretMarking,  ///< 密级标志
    kSecret,         ///< 不宜公开
    kPlaceholder,    ///< 占位符: to be filled in
    kPerson          ///< 自然人: in the name of a project
  };
  std::string word;
  Kind kind = Kind::kSecretMarking;
  std::string meaning;
};

/// Another word for one that a field of a budget file takes.
struct MeantWord {
  std::string field;  ///< its Chinese name: "单位性质"
  std::string word;   ///< "全额事业单位"
  std::string meant;  ///< "事业单位"; "-": nothing that the field takes
};

/// A word that says which way an amount went, that says nothing, or what a clause is about.
struct ChangeWord {
  enum class Kind {
    kIncrease,  ///< 增加
    kDecrease,  ///< 减少
    kNothing,   ///< 空话: no reason
    kLastYear,  ///< 上年: the clause is about last year
    kPlan,      ///< 计划: about what will be done
    kWork,      ///< 任务: what is done in the year beside it
    kPast,      ///< 回顾: the year beside it is gone by on purpose
    kEqual,     ///< 持平: the amount is that of last year
    kAlmost,    ///< 基本持平: the amount is about that of last year
    kAbout      ///< 约数: the amount beside it is not exact
  };
  std::string word;
  Kind kind = Kind::kIncrease;
};

/// Words before an amount, and what of the budget they mean.
struct FigureWords {
  std::string words;   ///< "基本支出"
  std::string figure;  ///< "basic", as in the budget's last_year and reasons
};

/// Words with which a text begins although the template prints them before it.
struct LeadWords {
  enum class Place {
    kReason,  ///< 原因: "主要原因是"
    kPurpose  ///< 用途: "主要用于"
  };
  Place place = Place::kReason;
  std::string words;
};

/// A paragraph of a delivered example, and whose it is.
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
  /// In names of cost indicators: of the whole project, and of a single unit or part of it.
  std::vector<std::string> total_cost_words;
  std::vector<std::string> unit_cost_words;

  /// The simplified form of a traditional character; null for all others.
  const std::string* simplified(char32_t character) const;
};

/// Reads the files of `folder` that the members above come from. False ⇔ it added an error.
bool read_text_tables(const std::string& folder, TextTables& out, Findings& findings);

}  // namespace gongkai

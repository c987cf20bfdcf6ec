#include "pack/change_words.h"

namespace gongkai {

const Prose* words_for(Change change, const ChangeWords& words) {
  switch (change) {
    case Change::kHigher:
      return &words.higher;
    case Change::kLower:
      return &words.lower;
    case Change::kEqual:
      return &words.equal;
    case Change::kAdded:
      return &words.added;
    case Change::kEnded:
      return &words.ended;
    case Change::kUnknown:
      return words.missing ? &*words.missing : nullptr;
  }
  return nullptr;
}

}  // namespace gongkai

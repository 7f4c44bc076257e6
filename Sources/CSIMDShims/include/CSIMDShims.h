#ifndef KARAULA_CSIMDSHIMS_H
#define KARAULA_CSIMDSHIMS_H

/// The few lane operations that Swift's SIMD types lower badly, without any arithmetic that could round.
///
/// The vectors import into Swift as SIMD8<Float> and SIMD8<Int32>. Every function is inlined into its
/// caller, so it is compiled at the caller's instruction level.

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#if defined(__AVX2__)
#include <immintrin.h>
#endif

// Vectors never cross a real call here, so how the baseline level would pass them does not matter.
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wpsabi"

typedef float karaula_float8 __attribute__((ext_vector_type(8)));
typedef int32_t karaula_int8 __attribute__((ext_vector_type(8)));

#define KARAULA_INLINE static inline __attribute__((always_inline, unused))

/// The eight values from `source` on, at any alignment.
KARAULA_INLINE karaula_float8 karaula_load(const float *_Nonnull source) {
  karaula_float8 lanes;
  memcpy(&lanes, source, sizeof lanes);
  return lanes;
}

/// Writes the eight values from `target` on, at any alignment.
KARAULA_INLINE void karaula_store(karaula_float8 lanes, float *_Nonnull target) {
  memcpy(target, &lanes, sizeof lanes);
}

/// The values at `source[offsets]`, lane by lane.
KARAULA_INLINE karaula_float8 karaula_gather(const float *_Nonnull source, karaula_int8 offsets) {
#if defined(__AVX2__)
  return (karaula_float8)_mm256_i32gather_ps(source, (__m256i)offsets, sizeof *source);
#else
  karaula_float8 lanes = {
      source[offsets[0]], source[offsets[1]], source[offsets[2]], source[offsets[3]],
      source[offsets[4]], source[offsets[5]], source[offsets[6]], source[offsets[7]]};
  return lanes;
#endif
}

/// The values at `source[offsets]`, lane by lane, all offsets in 0...7; reads all of source[0...7].
KARAULA_INLINE karaula_float8 karaula_pick(const float *_Nonnull source, karaula_int8 offsets) {
#if defined(__AVX2__)
  return (karaula_float8)_mm256_permutevar8x32_ps((__m256)karaula_load(source), (__m256i)offsets);
#else
  return karaula_gather(source, offsets);
#endif
}

/// The values at `source[offsets]`, lane by lane, all offsets in 0...15; reads all of source[0...15].
KARAULA_INLINE karaula_float8 karaula_pick16(const float *_Nonnull source, karaula_int8 offsets) {
#if defined(__AVX512VL__)
  return (karaula_float8)_mm256_permutex2var_ps(
      (__m256)karaula_load(source), (__m256i)offsets, (__m256)karaula_load(source + 8));
#elif defined(__AVX2__)
  __m256i places = (__m256i)offsets;
  __m256 near = _mm256_permutevar8x32_ps((__m256)karaula_load(source), places);
  __m256 far = _mm256_permutevar8x32_ps((__m256)karaula_load(source + 8), places);
  // Bit 3 of an offset tells the half; moved to the sign, it is what the blend looks at.
  return (karaula_float8)_mm256_blendv_ps(near, far, (__m256)_mm256_slli_epi32(places, 28));
#else
  return karaula_gather(source, offsets);
#endif
}

/// The larger of two lanes, neither of them NaN.
KARAULA_INLINE karaula_float8 karaula_max(karaula_float8 left, karaula_float8 right) {
  return left > right ? left : right;
}

/// The smaller of two lanes, neither of them NaN.
KARAULA_INLINE karaula_float8 karaula_min(karaula_float8 left, karaula_float8 right) {
  return left < right ? left : right;
}

/// The largest of the lanes, none of them NaN.
KARAULA_INLINE float karaula_largest(karaula_float8 lanes) {
  float largest = lanes[0];
  for (int lane = 1; lane < 8; lane++) largest = lanes[lane] > largest ? lanes[lane] : largest;
  return largest;
}

/// The lanes without their sign.
KARAULA_INLINE karaula_float8 karaula_abs(karaula_float8 lanes) {
  return (karaula_float8)((karaula_int8)lanes & 0x7fffffff);
}

/// The lanes where `isKept` is other than 0 (all bits set), `other` elsewhere.
KARAULA_INLINE karaula_float8 karaula_keep(
    karaula_float8 lanes, karaula_int8 isKept, karaula_float8 other) {
  return isKept ? lanes : other;
}

/// All bits set where `left` is below `right`, else 0.
KARAULA_INLINE karaula_int8 karaula_is_less(karaula_float8 left, karaula_float8 right) {
  return left < right;
}

/// The lanes cut towards zero; each within the range of int32.
KARAULA_INLINE karaula_int8 karaula_truncate(karaula_float8 lanes) {
  return __builtin_convertvector(lanes, karaula_int8);
}

/// The lanes as floats, exact up to 2^24.
KARAULA_INLINE karaula_float8 karaula_float(karaula_int8 lanes) {
  return __builtin_convertvector(lanes, karaula_float8);
}

/// The whole numbers first, first + step, ..., lane by lane.
KARAULA_INLINE karaula_int8 karaula_sequence(int32_t first, int32_t step) {
  const karaula_int8 lanes = {0, 1, 2, 3, 4, 5, 6, 7};
  return lanes * step + first;
}

/// The lanes less a number.
KARAULA_INLINE karaula_int8 karaula_minus(karaula_int8 lanes, int32_t number) { return lanes - number; }

/// The lanes times a number.
KARAULA_INLINE karaula_int8 karaula_times(karaula_int8 lanes, int32_t number) { return lanes * number; }

/// The lanes' bits that are set in a number, too.
KARAULA_INLINE karaula_int8 karaula_masked(karaula_int8 lanes, int32_t number) { return lanes & number; }

/// The lanes divided by 2^bits, rounded down; bits in [0, 31].
KARAULA_INLINE karaula_int8 karaula_shift_right(karaula_int8 lanes, int32_t bits) {
  return lanes >> bits;
}

/// Writes 255 where `isVisible` has all bits set, else 1 where `isDoubtful` has, else 0, eight bytes from `target`.
KARAULA_INLINE void karaula_store_verdicts(
    karaula_int8 isVisible, karaula_int8 isDoubtful, uint8_t *_Nonnull target) {
  typedef uint8_t bytes8 __attribute__((ext_vector_type(8)));
  bytes8 verdicts = __builtin_convertvector(isVisible | (isDoubtful & 1), bytes8);
  memcpy(target, &verdicts, sizeof verdicts);
}

/// Writes eight rows of lanes as columns: lane i of row j becomes value j from target[i] on, where target[i] lies
/// i * step + i * (i - 1) places after `target`: the rings of a side grow by two from one to the next.
KARAULA_INLINE void karaula_store_columns(
    karaula_float8 a, karaula_float8 b, karaula_float8 c, karaula_float8 d, karaula_float8 e,
    karaula_float8 f, karaula_float8 g, karaula_float8 h, float *_Nonnull target, intptr_t step,
    int isReversed) {
#define LOW(x, y) __builtin_shufflevector(x, y, 0, 8, 1, 9, 4, 12, 5, 13)
#define HIGH(x, y) __builtin_shufflevector(x, y, 2, 10, 3, 11, 6, 14, 7, 15)
#define NEAR(x, y) __builtin_shufflevector(x, y, 0, 1, 8, 9, 4, 5, 12, 13)
#define FAR(x, y) __builtin_shufflevector(x, y, 2, 3, 10, 11, 6, 7, 14, 15)
#define FIRST(x, y) __builtin_shufflevector(x, y, 0, 1, 2, 3, 8, 9, 10, 11)
#define LAST(x, y) __builtin_shufflevector(x, y, 4, 5, 6, 7, 12, 13, 14, 15)
  karaula_float8 ab0 = LOW(a, b), ab2 = HIGH(a, b), cd0 = LOW(c, d), cd2 = HIGH(c, d);
  karaula_float8 ef0 = LOW(e, f), ef2 = HIGH(e, f), gh0 = LOW(g, h), gh2 = HIGH(g, h);
  karaula_float8 left[4] = {NEAR(ab0, cd0), FAR(ab0, cd0), NEAR(ab2, cd2), FAR(ab2, cd2)};
  karaula_float8 right[4] = {NEAR(ef0, gh0), FAR(ef0, gh0), NEAR(ef2, gh2), FAR(ef2, gh2)};
  for (int lane = 0; lane < 4; lane++) {
    int first = isReversed ? 7 - lane : lane, last = isReversed ? 3 - lane : lane + 4;
    karaula_store(FIRST(left[lane], right[lane]), target + first * step + first * (first - 1));
    karaula_store(LAST(left[lane], right[lane]), target + last * step + last * (last - 1));
  }
#undef LOW
#undef HIGH
#undef NEAR
#undef FAR
#undef FIRST
#undef LAST
}

/// Swaps the bits under `mask` of `left`, shifted up, with those of `right`.
KARAULA_INLINE void karaula_swap_bits(uint64_t *_Nonnull left, uint64_t *_Nonnull right, int shift, uint64_t mask) {
  uint64_t differing = ((*left >> shift) ^ *right) & mask;
  *right ^= differing;
  *left ^= differing << shift;
}

/// Writes a tile of 8 x 8 bytes with rows and columns swapped. Row i is read from i * step + i * (i - 1) places
/// after `source`; column i is written to i * stride places after `target`, backwards when `isReversed`.
KARAULA_INLINE void karaula_transpose_bytes(
    const uint8_t *_Nonnull source, intptr_t step, uint8_t *_Nonnull target, intptr_t stride, int isReversed) {
  uint64_t rows[8];
  for (int row = 0; row < 8; row++) {
    int place = isReversed ? 7 - row : row;
    memcpy(&rows[row], source + place * step + place * (place - 1), 8);
  }
  for (int row = 0; row < 4; row++) karaula_swap_bits(&rows[row], &rows[row + 4], 32, 0x00000000ffffffffull);
  for (int row = 0; row < 8; row += row % 4 == 1 ? 3 : 1)
    karaula_swap_bits(&rows[row], &rows[row + 2], 16, 0x0000ffff0000ffffull);
  for (int row = 0; row < 8; row += 2) karaula_swap_bits(&rows[row], &rows[row + 1], 8, 0x00ff00ff00ff00ffull);
  for (int row = 0; row < 8; row++) memcpy(target + row * stride, &rows[row], 8);
}

/// Adds 1 to those of the eight counts from `counts` on whose flag, of the eight from `flags` on, is 255, not 0.
KARAULA_INLINE void karaula_count_flags(const uint8_t *_Nonnull flags, uint32_t *_Nonnull counts) {
  uint64_t word;
  memcpy(&word, flags, sizeof word);
  // Most of what is counted is hidden.
  if (word == 0) return;
  typedef uint8_t bytes8 __attribute__((ext_vector_type(8)));
  typedef uint32_t counts8 __attribute__((ext_vector_type(8)));
  bytes8 bits;
  counts8 sums;
  memcpy(&bits, &word, sizeof bits);
  memcpy(&sums, counts, sizeof sums);
  sums += __builtin_convertvector(bits & 1, counts8);
  memcpy(counts, &sums, sizeof sums);
}

/// Whether any of eight bytes is 1, all of them being 0, 1 or 255.
KARAULA_INLINE int karaula_has_one(const uint8_t *_Nonnull source) {
  uint64_t bytes;
  memcpy(&bytes, source, 8);
  return (bytes & ~(bytes >> 1) & 0x0101010101010101ull) != 0;
}

#pragma clang diagnostic pop

/// Whether the processor has AVX2 and what else x86-64-v3 asks for.
static inline int karaula_has_avx2(void) {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("bmi2");
#else
  return 0;
#endif
}

/// Whether the processor has AVX-512 as x86-64-v4 asks for it.
static inline int karaula_has_avx512(void) {
#if defined(__x86_64__)
  return karaula_has_avx2() && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw")
      && __builtin_cpu_supports("avx512cd") && __builtin_cpu_supports("avx512dq")
      && __builtin_cpu_supports("avx512vl");
#else
  return 0;
#endif
}

/// The value of an environment variable; NULL when it is not set.
static inline const char *_Nullable karaula_environment(const char *_Nonnull name) { return getenv(name); }

#endif

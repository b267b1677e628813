package money

import "math/bits"

// Share divides an amount into parts in proportion to weights, exactly: each
// part is rounded towards nought and the øre left over go to the first parts in
// order, so that the parts always add up to the whole. Weights are not
// negative; with no weight above nought, the first part takes all. It returns
// nothing for no weights.
func Share(whole Amount, weights []int64) []Amount {
	if len(weights) == 0 {
		return nil
	}
	parts := make([]Amount, len(weights))
	var total int64
	for _, w := range weights {
		total += w
	}
	if total == 0 {
		parts[0] = whole
		return parts
	}
	rest := whole
	for i, w := range weights {
		parts[i] = Amount{proportion(whole.ore, w, total)}
		rest = rest.Minus(parts[i])
	}
	return spread(parts, weights, rest)
}

// proportion returns whole×weight/total, rounded towards nought.
func proportion(whole, weight, total int64) int64 {
	hi, lo := bits.Mul64(magnitude(whole), uint64(weight)) //nolint:gosec // weights are not negative
	quotient, _ := bits.Div64(hi, lo, uint64(total))       //nolint:gosec // nor is their sum
	part := int64(quotient)                                //nolint:gosec // a part is at most the whole
	if whole < 0 {
		return -part
	}
	return part
}

// spread gives the øre of rest, one each, to the first parts that have weight.
func spread(parts []Amount, weights []int64, rest Amount) []Amount {
	one := Amount{1}
	if rest.IsNegative() {
		one = Amount{-1}
	}
	for i := 0; !rest.IsZero(); i = (i + 1) % len(parts) {
		if weights[i] > 0 {
			parts[i], rest = parts[i].Plus(one), rest.Minus(one)
		}
	}
	return parts
}

package intake

// Similarity returns how alike two texts are, from 0 to 1, by the measure of Jaro
// and Winkler: letters that stand at nearly the same place count, letters that
// changed places count half, and an equal beginning of up to four letters lifts
// the result. It is meant for names in the form of NameKey.
func Similarity(a, b string) float64 {
	first, second := []rune(a), []rune(b)
	jaro := jaroSimilarity(first, second)
	const (
		lift    = 0.1
		longest = 4
	)
	prefix := 0
	for prefix < min(len(first), len(second), longest) && first[prefix] == second[prefix] {
		prefix++
	}
	return jaro + float64(prefix)*lift*(1-jaro)
}

func jaroSimilarity(a, b []rune) float64 {
	inA, inB := common(a, b)
	if len(inA) == 0 {
		return 0
	}
	moved := 0
	for i, r := range inA {
		if inB[i] != r {
			moved++
		}
	}
	m := float64(len(inA))
	return (m/float64(len(a)) + m/float64(len(b)) + (m-float64(moved)/2)/m) / 3
}

// common returns the letters that two texts share at nearly the same place, in
// the order of each.
func common(a, b []rune) (inA, inB []rune) {
	near := max(0, max(len(a), len(b))/2-1)
	taken := make([]bool, len(b))
	for i, r := range a {
		for j := max(0, i-near); j <= min(len(b)-1, i+near); j++ {
			if !taken[j] && b[j] == r {
				taken[j] = true
				inA = append(inA, r)
				break
			}
		}
	}
	for j, r := range b {
		if taken[j] {
			inB = append(inB, r)
		}
	}
	return inA, inB
}

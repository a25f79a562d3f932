//! Numbers with a fraction, as ECMAScript writes them.

/// The digits of any double, exactly.
const ALL_DIGITS: usize = 770;

/// The shortest digits that are read as the same number, laid out as ECMA-262 has it for `Number::toString`, which
/// RFC 8785 takes over; nothing for what JSON has no form for.
pub(super) fn written(value: f64) -> Option<String> {
    if value == 0.0 {
        return Some("0".to_owned());
    }
    let sign = if value < 0.0 { "-" } else { "" };
    let (digits, exponent) = parts(&format!("{:e}", value.abs()))?;
    let digits = even_of_two(value.abs(), &digits, exponent).unwrap_or(digits);
    Some(format!("{sign}{}", laid_out(&digits, exponent)))
}

/// The digits and the exponent of a number such as `1.25e-7`.
fn parts(number: &str) -> Option<(String, i32)> {
    let (mantissa, exponent) = number.split_once('e')?;
    Some((mantissa.replace('.', ""), exponent.parse().ok()?))
}

/// The even digits, where two that are as short are as near: Rust takes the greater ones.
fn even_of_two(value: f64, digits: &str, exponent: i32) -> Option<String> {
    let (exact, _) = parts(&format!("{value:.ALL_DIGITS$e}"))?;
    let (below, rest) = exact.split_at_checked(digits.len())?;
    if rest.trim_end_matches('0') != "5" {
        return None;
    }
    let below: u64 = below.parse().ok()?;
    let even = (below + below % 2).to_string();
    let (first, others) = even.split_at_checked(1)?;
    let same = super::parse::<f64>(&format!("{first}.{others}e{exponent}")) == Some(value);
    (same && even.len() == digits.len()).then_some(even)
}

/// The digits of a number between 1 and 10, times ten to the power of an exponent.
fn laid_out(digits: &str, exponent: i32) -> String {
    let zeros = |count: usize| "0".repeat(count);
    // How many of the digits stand before the point.
    let before = usize::try_from(exponent + 1).unwrap_or_default();
    match exponent {
        0..=20 => match digits.split_at_checked(before) {
            None | Some((_, "")) => format!("{digits}{}", zeros(before - digits.len())),
            Some((whole, fraction)) => format!("{whole}.{fraction}"),
        },
        -6..=-1 => format!("0.{}{digits}", zeros(exponent.unsigned_abs() as usize - 1)),
        _ => {
            let (first, rest) = digits.split_at(1);
            let point = if rest.is_empty() { "" } else { "." };
            format!("{first}{point}{rest}e{exponent:+}")
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn is_what_a_library_of_the_rfc_writes(bits: u64, plain in -1e25..1e25_f64, small in -1e-3..1e-3_f64) {
            // Of these, many lie just between two that are as short.
            let between = |power: u64| f64::from_bits((bits >> 12) | ((1023 + power) << 52));
            for value in [f64::from_bits(bits), plain, small, plain.round(), between(46), between(50)] {
                let other = serde_json_canonicalizer::to_string(&value).ok();
                prop_assert_eq!(written(value), other.filter(|_| value.is_finite()));
            }
        }
    }

    #[test]
    fn what_is_no_number_has_no_form() {
        assert_eq!(written(f64::NAN), None);
        assert_eq!(written(f64::INFINITY), None);
    }
}

/* Any bytes are a policy or a sentence that says what is wrong with them; every value lies within what it
 * may be, and what stands in no line is as shipped. */
#include "problems.h"

#include "plumbline/model/policy.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    pl_problems problems = { 0 };
    pl_policy policy;
    bool right = pl_policy_parse(&policy, &problems, (const char *)data, size);
    look_at(&problems, right);
    for (int i = 0; right && i < PL_POLICY_KEY_COUNT; i++) {
        const pl_policy_rule *rule = pl_policy_rule_of((pl_policy_key)i);
        pl_assert(policy.values[i] >= rule->low && policy.values[i] <= rule->high);
        pl_assert(policy.lines[i] > 0 || policy.values[i] == rule->shipped);
    }
    return 0;
}

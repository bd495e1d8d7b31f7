package poolcraft.course.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import poolcraft.course.kit.Kit;

class DoctorTest {

    @Test
    void aMachineThatBuildsTheKitCanUseIt() {
        List<Finding> findings = new Doctor(Kit.ofLauncher()).findings();
        assertThat(Doctor.healthy(findings)).as(findings.toString()).isTrue();
    }

    @Test
    void whatIsNotGoodHasARemedy() {
        assertThat(new Doctor(Kit.ofLauncher()).findings())
                .filteredOn(finding -> finding.state() != Finding.State.GOOD)
                .allSatisfy(finding -> assertThat(finding.remedy()).isNotBlank());
    }

    @Test
    void oneBrokenThingIsEnough() {
        assertThat(Doctor
                .healthy(List.of(Finding.good("a", "fine"), Finding.broken("b", "gone", "get it"))))
                .isFalse();
    }

    @Test
    void theRemedyStandsBelowItsFinding() {
        assertThat(Finding.lacking("Maven", "none", "Install it").toString().lines()
                .map(String::strip))
                .containsExactly("--  Maven          none", "Install it");
    }
}

class FirstStepsTest {

    @Test
    @Points(2)
    void eachChildHasItsOwnCode() {}

    @Points(3)
    @Test
    void aJvmThatIsKilledCountsToo() {}
}
